import { readLedgerRows } from '../../batch/ledger-format.js';
import type { Config } from '../../config/config.js';
import { UserError } from '../../errors.js';
import type { Field } from '../../fields/field.js';
import { type AkeneoColumns, type AkeneoPlace, akeneoColumns } from '../../output/akeneo/akeneo-columns.js';
import { akeneoPlace, identifierColumn, placeNotes } from '../../output/akeneo/akeneo-place.js';
import { importNotes } from '../../output/akeneo/import-notes.js';
import { partRanges, withEnds } from '../../output/akeneo/range-ends.js';
import { type ImportRow, numberedPath, writeErasingImport, writeImport } from '../../output/akeneo/write-import.js';
import type { OutputTarget } from '../../output/output-target.js';
import { LONGEST_CELL } from '../../output/xlsx/xlsx-rows.js';
import { type Rendering, type RenderingSource, tableOptions, told } from './batch-rendering.js';

/** Where values go, as flags and configuration name it. */
export interface AkeneoSettings extends AkeneoPlace {
  readonly ranges?: Config['ranges'];
}

/**
 * The rendering of an output in the layout of Akeneo's product import.
 * @throws UserError when fields have values by locale or channel and it is not clear which
 */
export function akeneoRendering(
  path: string,
  target: OutputTarget,
  source: RenderingSource,
  { locale, channel, ranges = {} }: AkeneoSettings,
): Rendering {
  const { catalogue } = source;
  checkEnds(ranges, catalogue);
  const place = {
    ...akeneoPlace(fieldsAsked(source, ranges), catalogue.structure, { language: source.locale, locale, channel }),
    ...(target.kind === 'xlsx' && { longestCell: LONGEST_CELL }),
  };
  return {
    path,
    first: target.erase ? path : numberedPath(path, 1),
    async render(output) {
      const { codes, identifier, isUuid } = await lookThrough(output, source.codes);
      const fields = withEnds(codes, ranges).flatMap((code) => catalogue.field(code) ?? []);
      const fromAkeneo = catalogue.allFields().some(({ akeneo }) => akeneo);
      const columns = fields.map((field) =>
        fromAkeneo && !field.akeneo ? notThere(field) : akeneoColumns(field, place),
      );
      const options = {
        path,
        table: tableOptions(target, 'products'),
        identifier: isUuid ? 'uuid' : (identifierColumn(catalogue.structure) ?? identifier),
        columns: columns.filter((one): one is AkeneoColumns => typeof one !== 'string'),
      };
      const left = columns.filter((one) => typeof one === 'string');
      const rows = () => importRows(output, ranges);
      const written = await told(path, () =>
        target.erase ? writeErasingImport(rows, options) : writeImport(rows, options),
      );
      return {
        notes: [
          ...(fromAkeneo ? placeNotes(place, catalogue.structure) : [FOREIGN]),
          ...importNotes(written, left, path),
        ],
        incomplete: left.length + written.refused.size + (written.incomplete ?? 0) > 0,
      };
    },
  };
}

/** The fields that rows may ask for: all, where they name their own. */
function fieldsAsked({ catalogue, codes }: RenderingSource, ranges: NonNullable<Config['ranges']>): readonly Field[] {
  if (codes.length === 0) return catalogue.allFields();
  return withEnds(codes, ranges).flatMap((code) => catalogue.field(code) ?? []);
}

function checkEnds(ranges: NonNullable<Config['ranges']>, catalogue: RenderingSource['catalogue']): void {
  for (const [code, ends] of Object.entries(ranges)) {
    const missing = [ends.min, ends.max].find((end) => !catalogue.field(end));
    if (missing !== undefined)
      throw new UserError(
        `the configuration lets an end of the range ${code} go to ${missing}, which is no field: load it, or name another`,
        'ranges',
      );
  }
}

const FOREIGN =
  'the catalogue was not loaded from Akeneo: which attributes are measures, localizable or scopable is not known';

function notThere({ code }: Field): string {
  return `${code} is no attribute of Akeneo, and is left out`;
}

const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

/** Which fields rows ask for, in the order of the run and then of the rows; and how products are identified. */
async function lookThrough(output: string, asked: readonly string[]) {
  const codes = new Set(asked);
  let identifier: string | undefined;
  let isUuid: boolean | undefined;
  for await (const { id, idColumn, values } of readLedgerRows(output)) {
    identifier ??= idColumn;
    isUuid = (isUuid ?? true) && /^(?:id|uuid)$/i.test(idColumn) && UUID.test(String(id));
    for (const code of values.keys()) codes.add(code);
  }
  return { codes: [...codes], identifier: identifier ?? 'sku', isUuid: isUuid ?? false };
}

async function* importRows(output: string, ranges: NonNullable<Config['ranges']>): AsyncGenerator<ImportRow> {
  for await (const { id, values, unanswered } of readLedgerRows(output))
    yield { id, values: partRanges(values, ranges), incomplete: unanswered !== undefined };
}
