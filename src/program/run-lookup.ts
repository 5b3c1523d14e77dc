import { parseFieldCodes } from '../config/field-codes.js';
import { UserError } from '../errors.js';
import type { Catalogue } from '../examples/catalogue.js';
import { readDescription } from '../input/read-description.js';
import type { Answer } from '../llm/answer.js';
import { type LookupRequest, lookup } from '../lookup/lookup.js';
import { preview } from '../lookup/preview.js';
import { formatLookup } from '../output/lookup-result.js';
import { formatPreviews } from '../output/previews.js';
import { startProgress } from '../output/progress.js';
import { writeResult } from '../output/write-result.js';
import { askingOptions } from './asking-options.js';
import { type Assembly, assemble } from './assemble.js';
import type { FlagValues, LOOKUP_FLAGS } from './flags.js';
import type { Session } from './session.js';

type Flags = FlagValues<typeof LOOKUP_FLAGS>;

/** The work of `lookup`: one description, read from the argument or standard input, its fields asked and printed. */
export async function runLookup(session: Session, argument: string | undefined, flags: Flags): Promise<void> {
  const { config } = session;
  const options = askingOptions(flags, config);
  const codes = await parseFieldCodes(flags.fields ?? config.fields ?? []);
  if (codes.length === 0)
    throw new UserError(
      'no fields asked: name them, as in --fields EF002169,EF000008, or list what there is with: akeneo-lookup fields',
    );
  const { description, warning } = await readDescription(argument, process.stdin);
  const catalogue = await session.openCatalogue();
  const assembly = await assemble(config, catalogue, options);
  session.atEnd(() => assembly.llm.close());
  const warnings = [...(warning ? [warning] : []), ...assembly.notes, ...unknownCodes(codes, catalogue)];
  for (const text of warnings) session.note(text);
  const request: LookupRequest = {
    description,
    fields: codes.map((code) => catalogue.field(code) ?? code),
    llm: assembly.llm,
    examples: assembly.examples,
    timeout: options.timeout,
    concurrency: options.concurrency,
    grounded: options.grounded,
    signal: session.signal,
  };
  if (flags['dry-run']) await writeResult(formatPreviews(await preview(request)));
  else await answer(session, request, assembly, flags, warnings);
}
