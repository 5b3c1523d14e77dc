import { posix } from 'node:path';
import { UserError } from '../../errors.js';
import { readXml } from '../xml.js';
import type { ZipFile } from '../zip/zip-file.js';

/** What a workbook consists of. */
export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly path: string; readonly hidden: boolean }[];
  /** Paths of the texts and styles; some programs write none. */
  readonly strings: string | undefined;
  readonly styles: string | undefined;
  readonly epoch: 1900 | 1904;
}

type Relation = { readonly type: string; readonly target: string };

/** Reads what parts a workbook has. @throws UserError for an archive that is no XLSX workbook */
export async function readWorkbook(zip: ZipFile, name: string): Promise<Workbook> {
  const main = await mainPart(zip, name);
  const relations = await relationsOf(zip, main, name);
  const pathOf = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.target;
  const sheets: { name: string; path: string; hidden: boolean }[] = [];
  let epoch: 1900 | 1904 = 1900;
  const handler = {
    open(element: string, attributes: Readonly<Record<string, string>>) {
      if (element === 'workbookPr' && /^(?:1|true)$/.test(attributes.date1904 ?? '')) epoch = 1904;
      if (element !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => /(?:^|:)id$/.test(key))?.[1] ?? '';
      const { type, target } = relations.get(id) ?? {};
      if (type !== 'worksheet' || !target) return;
      sheets.push({ name: attributes.name ?? '', path: target, hidden: (attributes.state ?? 'visible') !== 'visible' });
    },
  };
  for await (const _ of readXml(await zip.read(main), handler, name));
  if (sheets.length === 0) throw new UserError(`${name} has no sheet with cells: save it anew`, 'input');
  const present = (path: string | undefined) => (path !== undefined && zip.names.includes(path) ? path : undefined);
  return { sheets, strings: present(pathOf('sharedStrings')), styles: present(pathOf('styles')), epoch };
}

async function mainPart(zip: ZipFile, name: string): Promise<string> {
  if (zip.names.some((path) => /^xl\/workbook\.bin$/i.test(path)))
    throw new UserError(`${name} is a binary workbook (.xlsb): save it as .xlsx`, 'input');
  if (zip.names.includes('content.xml'))
    throw new UserError(`${name} is an OpenDocument file: save it as .xlsx`, 'input');
  const root = zip.names.includes('_rels/.rels') ? await relationsOf(zip, '', name) : new Map<string, Relation>();
  const main = [...root.values()].find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (zip.names.includes(main)) return main;
  throw new UserError(`${name} is a zip archive without a workbook: unpack it, and name the files in it`, 'input');
}

/** What a part points to, by id; types by their last word, since the strict format has other addresses. */
async function relationsOf(zip: ZipFile, part: string, name: string): Promise<ReadonlyMap<string, Relation>> {
  const folder = posix.dirname(part);
  const path = part === '' ? '_rels/.rels' : posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const relations = new Map<string, Relation>();
  if (!zip.names.includes(path)) return relations;
  const handler = {
    open(element: string, { Id = '', Type = '', Target = '' }: Readonly<Record<string, string>>) {
      if (element !== 'Relationship') return;
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(part === '' ? '' : folder, Target);
      relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target });
    },
  };
  for await (const _ of readXml(await zip.read(path), handler, name));
  return relations;
}
