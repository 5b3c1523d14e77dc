/** How a spreadsheet tells a formula, or a call of another program, from a text (OWASP, "CSV Injection"). */
const FORMULA = /^'*[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

/** A text that a spreadsheet shows instead of running it: an apostrophe in front says that it is a text. */
export function guardFormula(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) && text !== '-' && text !== '+' ? `'${text}` : text;
}

/** The text that was guarded. */
export function withoutGuard(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}
