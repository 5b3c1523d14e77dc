import { fold } from '../../text/fold.js';
import { STOP_WORDS } from '../words/stop-words.js';

const TOKEN =
  /^(?<gap>[ \u00a0\u202f\u2009]{0,2}|-)(?<token>[\p{L}µΩ°][\p{L}\p{M}\d²³⁻µΩ°/·⋅^.]{0,11})(?![\p{L}\p{M}])/u;
/** Capitals in the middle (`mWS`, `kPas`), signs of formulas (`A/m²`, `mg/dm³`), or letters that make no word (`kgf`). */
const LIKE_UNIT =
  /^\p{Ll}{1,2}\p{Lu}\p{L}{0,3}$|^[\p{L}µ]{1,5}[²³]|^(?=.*[/·⋅^⁻])[\p{L}µ°]{1,4}[²³\d]?(?:[/·⋅^⁻][\p{L}µ°\d]{1,4}[²³]?)+$|^[µΩ°]\p{L}{0,3}$|^[b-df-hj-np-tv-xz]{2,4}$/u;
const CAPITALS = /^\p{Lu}{2,4}$/u;
/** Capitals that are no units: what things are made of, carry or follow. */
const ACRONYMS = new Set(
  `pvc inox mdf abs led leds usb hdmi ssd hdd dvd pmr fsc ce nf en din iso ral ttc ht eur usd chf gbp ip ik xl xxl wc tv dc ac cc
   wxh hxw lxh hxl lxb bxh bxt noir new neuf neu top plus max min mini maxi etc tpe epdm pp pe pet pu pom hpl osb cpl rgb cob smd
   std ean ref sku art wifi gsm nfc vmc dab fm am uv ir bt`.split(/\s+/),
);
const WORDS = new Set('pcs st stk nr no mm cm km kg mg lb vs www ml cl dl hl'.split(' '));

/**
 * The letters right behind a number that look like a unit, though it is none that is known: `500 GPH`, `3 mWS`. A number
 * before them is in no unit that a field could take for granted.
 */
export function foreignUnit(source: string, numberEnd: number): string | undefined {
  const { token = '', gap = '' } = TOKEN.exec(source.slice(numberEnd, numberEnd + 24))?.groups ?? {};
  const letters = token.replace(/\.+$/, '');
  const folded = fold(letters);
  if (letters.length < 2 && !/[µΩ°]/.test(letters)) return undefined;
  if (STOP_WORDS.has(folded) || WORDS.has(folded) || /^x\p{Lu}/u.test(letters)) return undefined;
  const next = source.slice(numberEnd + gap.length + token.length, numberEnd + gap.length + token.length + 3);
  // `60 SW 80` and `IP 44`: letters that lead to a number are its label.
  if (/^\s?[:=]|^[ -]?\d/.test(next)) return undefined;
  const isLike = LIKE_UNIT.test(letters) || (gap !== '-' && CAPITALS.test(letters) && !ACRONYMS.has(folded));
  return isLike ? letters : undefined;
}
