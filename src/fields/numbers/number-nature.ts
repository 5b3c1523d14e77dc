import type { NumberDraft } from './number-draft.js';
import type { NumberNature } from './number-span.js';

/** What stands around a number. */
interface Surroundings {
  readonly before: string;
  readonly after: string;
  readonly raw: string;
  readonly draft: NumberDraft;
  readonly attached: boolean;
}

type Rule = (around: Surroundings) => boolean;

// The first that applies wins.
const RULES = {
  percent: ({ draft }) => draft.unit?.dimension === 'percent',
  price: ({ before, after }) => CURRENCY_BEFORE.test(before) || CURRENCY_BEHIND.test(after),
  date: isDate,
  phone: isPhone,
  version: ({ before, raw, draft }) =>
    (/\..*\./.test(raw) && !/^\d{1,3}(?:\.\d{3})+$/.test(raw)) || (!draft.unit && VERSIONED.test(before)),
  standard: ({ before, draft }) => !draft.unit && STANDARD.test(before),
  reference: isReference,
  ratio: ({ before, after, draft }) => !draft.unit && (/^\s?:\s?\d/.test(after) || /\d\s?:\s?$/.test(before)),
  model: ({ attached }) => attached,
  year: ({ raw, draft }) => !draft.unit && !draft.chain && /^(?:19[5-9]\d|20[0-3]\d)$/.test(raw),
} satisfies Record<NumberNature, Rule>;

const NATURES = Object.keys(RULES) as NumberNature[];

const CURRENCY_BEFORE = /(?:[€$£¥]|\b(?:EUR|USD|CHF|GBP))\s?$/;
const CURRENCY_BEHIND = /^\s?(?:[€$£¥]|(?:EUR|USD|CHF|GBP|euros?)\b)/i;
const VERSIONED = /(?:\bv|version|release|\brev|usb|hdmi|bluetooth|pci|dvb|windows|android)[\s.-]?$/i;
const STANDARD = /\b(?:EN|ISO|DIN|NF|IEC|CEI|VDE|RAL|IP|IK|UNE|BS|ANSI|UL|AC|DC|CA|CAT|Cat)[\s-]?$/;
/** `RAL7035`, `DN20`: a figure of a series that its letters name. */
const NAMED_SERIES = /(?<![\p{L}\d])(?:RAL|DN|PN)$/u;
const REFERRED =
  /(?:r[ée]f(?:[ée]rence)?|art(?:ikel)?(?:-?nr)?|item|code|ean|upc|gtin|sku|part|model|mod[èe]le)\.?\s?(?:n[°ro]\.?|number|nummer)?\s?[:#]\s?#?$/i;
const PHONE = /(?:t[ée]l(?:[ée]phone)?|phone|fax|hotline)\.?\s?:?[\s\d().+-]*$/i;

/** Whether letters touch the number, and what it is when it is no plain quantity. */
export function natureOf(
  source: string,
  draft: NumberDraft,
): { readonly attached: boolean; readonly nature?: NumberNature } {
  const before = source.slice(Math.max(0, draft.start - 24), draft.start);
  const after = source.slice(draft.numberEnd, draft.numberEnd + 16);
  const attached = isAttached(before, after, draft);
  const around = { before, after, raw: draft.literal.raw, draft, attached };
  const nature = NATURES.find((name) => RULES[name](around));
  return nature ? { attached, nature } : { attached };
}

function isAttached(before: string, after: string, draft: NumberDraft): boolean {
  return touchesLeft(before, draft) || touchesRight(after, draft) || isJoined(before, after, draft);
}

/** Letters before, unless they are a role (`H842`), the × of a chain, the G of a cable (`3G1,5`) or a word before a quantity (`shelves13"`). */
function touchesLeft(before: string, draft: NumberDraft): boolean {
  if (!/[\p{L}_]$/u.test(before) || NAMED_SERIES.test(before)) return false;
  const isRole = draft.roleMark !== undefined && /(?<![\p{L}\d])[\p{L}Ø]$/u.test(before);
  const isWord = draft.unit !== undefined && !draft.inherited && !draft.looseUnit && /\p{Ll}{4}$/u.test(before);
  const isTimes =
    /(?:^|[\d\s"”″'’)])x$|\dG$/i.test(before) || (draft.chain !== undefined && /x[\p{L}Ø]?$/iu.test(before));
  return !isRole && !isTimes && !isWord;
}

/** Letters behind that are neither unit nor role nor the × of a chain. */
function touchesRight(after: string, draft: NumberDraft): boolean {
  if ((draft.unit && !draft.inherited) || !/^[\p{L}_]/u.test(after)) return false;
  const isRole = draft.roleMark !== undefined && /^\p{L}(?!\p{L})/u.test(after);
  return !isRole && !/^[xX×](?!\p{Ll})|^er[ -]/u.test(after);
}

/** Part of a code with hyphens: `157305-B21`, `WB-007R5W`. */
function isJoined(before: string, after: string, draft: NumberDraft): boolean {
  if (draft.unit && !draft.inherited && !draft.looseUnit) return false;
  const left = /([\p{L}\p{N}]+)[-_]$/u.exec(before)?.[1] ?? '';
  if (left !== '' && !/^\d{1,3}$/.test(left) && (/\d/.test(left) || /^\p{Lu}+$/u.test(left))) return true;
  const right = /^[-_]([\p{L}\p{N}]+)/u.exec(after)?.[1] ?? '';
  return /\d/.test(right) && /\p{L}/u.test(right);
}

function isReference({ before, after, raw, draft }: Surroundings): boolean {
  if (draft.unit) return false;
  if (/^\d{7,}$/.test(raw) || /^0\d{2,}$/.test(raw)) return true;
  if (/^\d{3,}$/.test(raw) && (/\d{3,}-$/.test(before) || /^-\d{3,}/.test(after))) return true;
  return REFERRED.test(before);
}

function isPhone({ before, after, raw, draft }: Surroundings): boolean {
  if (draft.unit) return false;
  if (PHONE.test(before)) return true;
  if (/\+\d{0,3}[\s.()]*$/.test(before) && /^\d{2,}$/.test(raw) && /^[\s.()-]\d/.test(after)) return true;
  return /^\d\d$/.test(raw) && /(?:^|\D)0\d(?:[ .-]\d\d){3,}/.test(`${before}${raw}${after}`);
}

function isDate({ before, after, raw, draft }: Surroundings): boolean {
  if (draft.unit) return false;
  if (/^\d{1,2}\.\d{1,2}\.(?:\d\d|\d{4})$/.test(raw)) return true;
  const isSlashed = /(?:^|\D)\d{1,2}\/\d{1,2}\/(?:\d{4}|\d\d)(?!\d)/.test(
    `${before.slice(-6)}${raw}${after.slice(0, 8)}`,
  );
  return isSlashed && (/^\//.test(after) || /\/$/.test(before));
}
