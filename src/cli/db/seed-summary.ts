import { type LoadCounts, type SeedReport, type Skipped, totalOf } from '../../database/seeding/seed-report.js';

/** What seeding did, for people: one line for fields, examples, each reason to skip, and learning. */
export function seedSummary(
  { fields, structure, examples, skipped, learntFrom, reproduction }: SeedReport,
  path: string,
): string {
  const lines = [
    ...tallyLines('fields', fields),
    ...tallyLines('families, channels, classes and the like', structure),
    ...tallyLines('examples', examples),
    ...skipped.map(skippedLine),
    learntFrom === undefined ? 'nothing new to learn' : `learnt from ${learntFrom} examples`,
    `catalogue: ${path}`,
    ...(reproduction ? reproductionLines(reproduction) : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function tallyLines(what: string, counts: LoadCounts): readonly string[] {
  if (totalOf(counts) + counts.removed === 0) return [];
  const { loaded, updated, unchanged, removed } = counts;
  const parts = [`${loaded} loaded`, `${updated} updated`, `${unchanged} unchanged`];
  return [`${what}: ${[...parts, ...(removed > 0 ? [`${removed} removed`] : [])].join(', ')}`];
}

function skippedLine({ reason, count, first }: Skipped): string {
  const more = count > first.length ? '; …' : '';
  return `skipped ${count}, ${reason}: ${first.join('; ')}${more}`;
}

function reproductionLines({ checked, missed }: NonNullable<SeedReport['reproduction']>): readonly string[] {
  if (checked === 0) return [];
  if (missed === 0) return [`what was learnt reproduces all of ${checked} examples`];
  return [
    `what was learnt does not reproduce ${missed} of ${checked} examples: akeneo-lookup db status --not-reproduced`,
  ];
}
