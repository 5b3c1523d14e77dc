import { readLedgerRows } from '../../batch/ledger-format.js';
import type { Field } from '../../fields/field.js';
import { type AkeneoColumns, akeneoColumns } from '../../output/akeneo/akeneo-columns.js';
import { akeneoPlace, identifierOf } from '../../output/akeneo/akeneo-place.js';
import {
  type ImportRow,
  numberedPath,
  type WrittenImport,
  writeErasingImport,
  writeImport,
} from '../../output/akeneo/write-import.js';
import type { OutputTarget } from '../../output/output-target.js';
import { formatCount, formatCounted } from '../../output/quantities.js';
import { LONGEST_CELL } from '../../output/xlsx/xlsx-rows.js';
import { type Rendered, type Rendering, type RenderingSource, tableOptions, told } from './batch-rendering.js';

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
      const columns = fields.map((field) => akeneoColumns(field, place));
      const options = {
        path,
        table: tableOptions(target, 'products'),
        identifier: isUuid ? 'uuid' : (identifierOf(catalogue.structure) ?? identifier),
        columns: columns.filter((one): one is AkeneoColumns => typeof one !== 'string'),
      };
      const notes = columns.filter((one) => typeof one === 'string');
      const rows = () => importRows(output);
      const written = await told(path, () =>
        target.erase ? writeErasingImport(rows, options) : writeImport(rows, options),
      );
      return sum(written, notes, path);
    },
  };
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

function sum(
  written: WrittenImport & { readonly incomplete?: number },
  left: readonly string[],
  path: string,
): Rendered {
  const { refused, incomplete = 0, formulas } = written;
  const notes = [
    filesNote(written, path),
    ...left,
    ...[...refused].map(
      ([reason, count]) =>
        `${formatCounted(count, 'value')} not written, since Akeneo would refuse the product: ${reason}`,
    ),
    ...(incomplete > 0
      ? [
          `${formatCounted(incomplete, 'product')} left out of ${path}, since not all of its columns were asked and answered: an empty cell would erase them`,
        ]
      : []),
  ];
  if (formulas > 0)
    notes.push(
      `${formatCounted(formulas, 'cell')} of ${path} would be run by a spreadsheet, and stand as they are, since an import takes them as they are: do not open it in one, or name it .xlsx`,
    );
  return { notes, incomplete: refused.size + incomplete > 0 };
}

function filesNote({ files, products, empty }: WrittenImport, path: string): string {
  const [first, ...others] = files;
  if (first === undefined) return `nothing was found that could be imported: ${path} was not written`;
  if (first === path)
    return `${path} holds ${formatCounted(products, 'product')}; an empty cell of it erases what is stored`;
  const names = others.length === 0 ? first : `${first} to ${others.at(-1)}`;
  const without = empty > 0 ? `, ${formatCount(empty)} had nothing to import` : '';
  return `import ${names}, ${formatCounted(files.length, 'file')} of ${formatCounted(products, 'product')}${without}: no cell of them is empty, since an empty one would erase what is stored`;
}
