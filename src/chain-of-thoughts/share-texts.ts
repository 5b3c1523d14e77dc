import type { Example } from '../examples/example.js';

/**
 * For a question about several fields: the examples of a few texts that together know the most of the fields, so that each
 * text is shown once with all of its values. The order is kept.
 * @param examples of each field the most similar first
 * @param count the most texts
 */
export function shareTexts(examples: readonly Example[], count: number): readonly Example[] {
  const byText = new Map<string, Example[]>();
  for (const example of examples) {
    const known = byText.get(example.description);
    if (known) known.push(example);
    else byText.set(example.description, [example]);
  }
  const covered = new Map<string, number>();
  const chosen = new Set<string>();
  while (chosen.size < Math.min(count, byText.size)) {
    const open = [...byText].filter(([text]) => !chosen.has(text));
    const [best] = open
      .map(([text, known]) => ({ text, known, gain: gainOf(known, covered) }))
      .sort((a, b) => b.gain - a.gain);
    if (!best) break;
    chosen.add(best.text);
    for (const { field } of best.known) covered.set(field, (covered.get(field) ?? 0) + 1);
  }
  return examples.filter(({ description }) => chosen.has(description));
}

/** What one more value of a field is worth, each time one is known already. */
const REPEATED = 0.4;

function gainOf(known: readonly Example[], covered: ReadonlyMap<string, number>): number {
  return known.reduce((sum, { field }) => sum + REPEATED ** (covered.get(field) ?? 0), 0);
}
