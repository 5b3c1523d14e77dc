/** Markup that is safe to put into a page as it is. */
export interface Html {
  readonly html: string;
}

type Part = string | number | Html | readonly Html[];

/** Markup with its parts escaped, unless they are markup themselves. */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const texts = literals.map((literal, index) => literal + (index < parts.length ? markup(parts[index] ?? '') : ''));
  return { html: texts.join('') };
}

/** A value as JSON that may stand inside a script element. */
export function scriptJson(value: unknown): Html {
  return { html: JSON.stringify(value).replaceAll('<', '\\u003c') };
}

function markup(part: Part): string {
  if (typeof part === 'string') return escapeText(part);
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map((one) => one.html).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
