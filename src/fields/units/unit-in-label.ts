import { parseUnit } from './units.js';

/** The unit in the brackets that end a label: `largeur (cm)` → `cm`, `bruit (dB(A) re 1 pW)` → `dB(A) re 1 pW`; undefined for other words. */
export function unitInLabel(label: string): string | undefined {
  const words = bracketAtEnd(label.trim());
  return words !== undefined && parseUnit(words) ? words : undefined;
}

function bracketAtEnd(label: string): string | undefined {
  if (!/[)\]]$/.test(label)) return undefined;
  let depth = 0;
  for (let i = label.length - 1; i >= 0; i--) {
    if (/[)\]]/.test(label[i] ?? '')) depth++;
    if (/[([]/.test(label[i] ?? '') && --depth === 0) return label.slice(i + 1, -1).trim();
  }
  return undefined;
}
