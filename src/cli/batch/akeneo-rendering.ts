import { readLedgerRows } from '../../batch/ledger-format.js';
import type { Field } from '../../fields/field.js';
import { type AkeneoColumns, akeneoColumns } from '../../output/akeneo/akeneo-columns.js';
import { akeneoPlace, identifierOf } from '../../output/akeneo/akeneo-place.js';
import { importNotes } from '../../output/akeneo/import-notes.js';
import { type ImportRow, numberedPath, writeErasingImport, writeImport } from '../../output/akeneo/write-import.js';
import type { OutputTarget } from '../../output/output-target.js';
import { LONGEST_CELL } from '../../output/xlsx/xlsx-rows.js';
import { type Rendering, type RenderingSource, tableOptions, told } from './batch-rendering.js';

/** Where values go, as the flags name it. */
export interface AkeneoFlags {
  readonly locale?: string | undefined;
  readonly channel?: string | undefined;
}

/**
 * The rendering of an output in the layout of Akeneo's product import.
 * @throws UserError when fields have values by locale or channel and it is not clear which
 */
export function akeneoRendering(
  path: string,
  target: OutputTarget,
  source: RenderingSource,
  { locale, channel }: AkeneoFlags,
): Rendering {
  const { catalogue } = source;
  const place = {
    ...akeneoPlace(
      catalogue.allFields().filter(({ code }) => source.codes.length === 0 || source.codes.includes(code)),
      catalogue.structure,
      { language: source.locale, locale, channel },
    ),
    ...(target.kind === 'xlsx' && { longestCell: LONGEST_CELL }),
  };
  return {
    path,
    first: target.erase ? path : numberedPath(path, 1),
    async render(output) {
      const { fields, identifier, isUuid } = await lookThrough(output, source);
      const fromAkeneo = catalogue.allFields().some(({ akeneo }) => akeneo);
      const columns = fields.map((field) =>
        fromAkeneo && !field.akeneo ? notThere(field) : akeneoColumns(field, place),
      );
      const options = {
        path,
        table: tableOptions(target, 'products'),
        identifier: isUuid ? 'uuid' : (identifierOf(catalogue.structure) ?? identifier),
        columns: columns.filter((one): one is AkeneoColumns => typeof one !== 'string'),
      };
      const left = columns.filter((one) => typeof one === 'string');
      const rows = () => importRows(output);
      const written = await told(path, () =>
        target.erase ? writeErasingImport(rows, options) : writeImport(rows, options),
      );
      return {
        notes: [...(fromAkeneo ? [] : [FOREIGN]), ...importNotes(written, left, path)],
        incomplete: left.length + written.refused.size + (written.incomplete ?? 0) > 0,
      };
    },
  };
}

const FOREIGN =
  'the catalogue was not loaded from Akeneo: which attributes are measures, localizable or scopable is not known';

function notThere({ code }: Field): string {
  return `${code} is no attribute of Akeneo, and is left out`;
}

const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

/** Which fields rows ask for, in the order of the run and then of the rows; and how products are identified. */
async function lookThrough(output: string, { catalogue, codes: asked }: RenderingSource) {
  const codes = new Set(asked);
  let identifier: string | undefined;
  let isUuid: boolean | undefined;
  for await (const { id, idColumn, values } of readLedgerRows(output)) {
    identifier ??= idColumn;
    isUuid = (isUuid ?? true) && /^(?:id|uuid)$/i.test(idColumn) && UUID.test(String(id));
    for (const code of values.keys()) codes.add(code);
  }
  const fields = [...codes].map((code) => catalogue.field(code)).filter((field): field is Field => field !== undefined);
  return { fields, identifier: identifier ?? 'sku', isUuid: isUuid ?? false };
}

async function* importRows(output: string): AsyncGenerator<ImportRow> {
  for await (const { id, values, unanswered } of readLedgerRows(output))
    yield { id, values, incomplete: unanswered !== undefined };
}
