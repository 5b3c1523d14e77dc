/** Ways of writing that a catalogue may have for the words of a text. */
export const STYLES = {
  'as written': (text: string) => text,
  upper: (text: string) => text.toUpperCase(),
  lower: (text: string) => text.toLowerCase(),
  bare: (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, ''),
  'bare upper': (text: string) => text.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, ''),
} satisfies Record<string, (text: string) => string>;

export type Style = keyof typeof STYLES;
