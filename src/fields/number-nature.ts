import type { Draft } from './number-draft.js';
import type { NumberNature } from './number-span.js';

/** Whether letters touch the number, and what it is when it is no plain quantity. */
export function natureOf(source: string, draft: Draft): { readonly attached: boolean; readonly nature?: NumberNature } {
  const before = source.slice(Math.max(0, draft.start - 24), draft.start);
  const after = source.slice(draft.numberEnd, draft.numberEnd + 16);
  const attached = isAttached(before, after, draft);
  const nature = RULES.find(([, applies]) => applies(before, after, draft, attached))?.[0];
  return nature ? { attached, nature } : { attached };
}

type Rule = (before: string, after: string, draft: Draft, attached: boolean) => boolean;

const RULES: readonly (readonly [NumberNature, Rule])[] = [
  ['percent', (_, __, draft) => draft.unit?.dimension === 'percent'],
  [
    'price',
    (before, after) =>
      /(?:[€$£¥]|\b(?:EUR|USD|CHF|GBP))\s?$/.test(before) || /^\s?(?:[€$£¥]|(?:EUR|USD|CHF|GBP|euros?)\b)/i.test(after),
  ],
  [
    'date',
    (before, after, draft) =>
      isDate(`${before.slice(-6)}${draft.literal.raw}${after.slice(0, 8)}`, before, after, draft),
  ],
  ['phone', (before, after, draft) => isPhone(before, after, draft)],
  [
    'version',
    (before, _, draft) =>
      /\..*\./.test(draft.literal.raw) ||
      (!draft.unit && /(?:\bv|version|release|\brev|usb|hdmi|bluetooth|pci|dvb|windows|android)[\s.-]?$/i.test(before)),
  ],
  [
    'standard',
    (before, _, draft) =>
      !draft.unit && /\b(?:EN|ISO|DIN|NF|IEC|CEI|VDE|RAL|IP|IK|UNE|BS|ANSI|UL|AC|DC|CA|CAT|Cat)[\s-]?$/.test(before),
  ],
  ['reference', (before, after, draft) => isReference(before, after, draft)],
  ['ratio', (before, after, draft) => !draft.unit && (/^\s?:\s?\d/.test(after) || /\d\s?:\s?$/.test(before))],
  ['model', (_, __, ___, attached) => attached],
  [
    'year',
    (_, after, draft) =>
      !draft.unit && !draft.chain && /^(?:19[5-9]\d|20[0-3]\d)$/.test(draft.literal.raw) && !/^\s?[x×]/.test(after),
  ],
];

function isAttached(before: string, after: string, draft: Draft): boolean {
  const left = before.slice(-1);
  const marked = draft.roleMark !== undefined && /(?<![\p{L}\d])[\p{L}Ø]$/u.test(before);
  const times = /(?:^|[\d\s"”″'’)])x$/i.test(before) || (draft.chain && /x[\p{L}Ø]?$/iu.test(before));
  if (/[\p{L}_]/u.test(left) && !marked && !times) return true;
  if (!draft.unit || draft.inherited) {
    const role = draft.roleMark !== undefined && /^\p{L}(?!\p{L})/u.test(after);
    if (/^[\p{L}_]/u.test(after) && !/^[xX×](?!\p{Ll})/u.test(after) && !role) return true;
  }
  return isJoined(before, after, draft);
}

/** Part of a code with hyphens: `157305-B21`, `WB-007R5W`. */
function isJoined(before: string, after: string, draft: Draft): boolean {
  if (draft.unit && !draft.inherited && !draft.looseUnit) return false;
  const left = /([\p{L}\p{N}]+)[-_]$/u.exec(before)?.[1] ?? '';
  if (left !== '' && !/^\d{1,3}$/.test(left) && (/\d/.test(left) || /^\p{Lu}+$/u.test(left))) return true;
  const right = /^[-_]([\p{L}\p{N}]+)/u.exec(after)?.[1] ?? '';
  return /\d/.test(right) && /\p{L}/u.test(right);
}

function isReference(before: string, after: string, draft: Draft): boolean {
  const { raw } = draft.literal;
  if (draft.unit) return false;
  if (/^\d{7,}$/.test(raw) || /^0\d{2,}$/.test(raw)) return true;
  if (/^\d{3,}$/.test(raw) && (/\d{3,}-$/.test(before) || /^-\d{3,}/.test(after))) return true;
  return /(?:r[ée]f(?:[ée]rence)?|art(?:ikel)?(?:-?nr)?|item|code|ean|upc|gtin|sku|part|model|mod[èe]le)\.?\s?(?:n[°ro]\.?|number|nummer)?\s?[:#]\s?#?$/i.test(
    before,
  );
}

function isPhone(before: string, after: string, draft: Draft): boolean {
  if (draft.unit) return false;
  if (/(?:t[ée]l(?:[ée]phone)?|phone|fax|hotline)\.?\s?:?[\s\d().+-]*$/i.test(before)) return true;
  if (/\+\d{0,3}[\s.()]*$/.test(before) && /^\d{2,}$/.test(draft.literal.raw) && /^[\s.()-]\d/.test(after)) return true;
  return (
    /^\d\d$/.test(draft.literal.raw) && /(?:^|\D)0\d(?:[ .-]\d\d){3,}/.test(`${before}${draft.literal.raw}${after}`)
  );
}

function isDate(window: string, before: string, after: string, draft: Draft): boolean {
  if (draft.unit && !draft.inherited) return false;
  if (/^\d{1,2}\.\d{1,2}\.(?:\d\d|\d{4})$/.test(draft.literal.raw)) return true;
  return /(?:^|\D)\d{1,2}\/\d{1,2}\/(?:\d{4}|\d\d)(?!\d)/.test(window) && (/^\//.test(after) || /\/$/.test(before));
}
