import { UserError } from '../../../errors.js';
import type { EtimClass, EtimFeature } from '../../../fields/akeneo/catalogue-structure.js';
import type { Labels, Locale } from '../../../fields/field.js';
import { readRows } from '../../../input/read-rows.js';
import { openZip, type ZipFile } from '../../../input/zip/zip-file.js';

type EtimRow = Readonly<Record<string, string>>;

/** The tables of a release by the ends of their names, and the columns that are needed of each. */
const TABLES = {
  classes: { file: 'ETIMARTCLASS', columns: ['ARTCLASSID', 'ARTCLASSDESC'] },
  features: { file: 'ETIMFEATURE', columns: ['FEATUREID', 'FEATUREDESC'] },
  values: { file: 'ETIMVALUE', columns: ['VALUEID', 'VALUEDESC'] },
  units: { file: 'ETIMUNIT', columns: ['UNITOFMEASID', 'UNITDESC'] },
  classFeatures: {
    file: 'ETIMARTCLASSFEATUREMAP',
    columns: ['ARTCLASSFEATURENR', 'ARTCLASSID', 'FEATUREID', 'FEATURETYPE'],
  },
  featureValues: { file: 'ETIMARTCLASSFEATUREVALUEMAP', columns: ['ARTCLASSFEATURENR', 'VALUEID'] },
  synonyms: { file: 'ETIMARTCLASSSYNONYMMAP', columns: ['ARTCLASSID', 'CLASSSYNONYM'] },
} as const;

type Table = keyof typeof TABLES;
const OPTIONAL: ReadonlySet<Table> = new Set(['synonyms', 'units']);

/** The language of a release by its name, as in `ETIM-10.0-ALL-SECTORS-CSV-METRIC-EI-2024-12-05.zip`. */
const LANGUAGES: Readonly<Record<string, Locale>> = {
  EI: 'en',
  EN: 'en',
  GB: 'en',
  FR: 'fr',
  BF: 'fr',
  DE: 'de',
  AT: 'de',
  CH: 'de',
};

/**
 * Reads a release of ETIM: an archive of tables in UTF-16 or UTF-8, with or without a mark. A feature has other values
 * in each class: the maps are joined by the number of the feature in its class (ETIM's own CSV format).
 * @param locale the language of its descriptions where the name does not say it
 * @throws UserError when a table or a column is missing
 */
export async function readEtimRelease(
  archive: string | Buffer,
  name: string,
  locale: Locale,
): Promise<readonly EtimClass[]> {
  const language = languageOf(name) ?? locale;
  const zip = await openZip(archive, name);
  try {
    const tables = new Map<Table, readonly EtimRow[]>();
    for (const table of Object.keys(TABLES) as Table[]) tables.set(table, await readTable(zip, table, name));
    return joinTables(
      (table) => tables.get(table) ?? [],
      (text) => ({ [language]: text }),
    );
  } finally {
    zip.close();
  }
}

function languageOf(name: string): Locale | undefined {
  const parts = name
    .replace(/^.*[\\/]/, '')
    .toUpperCase()
    .split(/[^A-Z]+/);
  const code = parts.findLast((part) => Object.hasOwn(LANGUAGES, part));
  return code === undefined ? undefined : LANGUAGES[code];
}

async function readTable(zip: ZipFile, table: Table, name: string): Promise<readonly EtimRow[]> {
  const { file, columns } = TABLES[table];
  const path = zip.names.find((one) => new RegExp(`(?:^|/)${file}(?:[_-][\\w-]*)?\\.(?:csv|txt)$`, 'i').test(one));
  if (path === undefined) {
    if (OPTIONAL.has(table)) return [];
    throw new UserError(`${name} lacks the table ${file}.csv of an ETIM release: download it anew`, 'etim');
  }
  const stream = await zip.read(path);
  const rows: EtimRow[] = [];
  for await (const row of readRows({ name: `${name}:${path}`, open: () => stream }, { wanted: columns })) {
    if ('reason' in row) continue;
    if (rows.length === 0) checkColumns(Object.keys(row.values), columns, `${name}:${path}`);
    rows.push(row.values as EtimRow);
  }
  return rows;
}

function checkColumns(names: readonly string[], columns: readonly string[], place: string): void {
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length === 0) return;
  throw new UserError(
    `${place} has no column ${missing.join(', ')} (there are ${names.join(', ')}): is it an ETIM release?`,
    'etim',
  );
}

function joinTables(
  rowsOf: (table: Table) => readonly EtimRow[],
  label: (text: string) => Labels,
): readonly EtimClass[] {
  const described = (table: Table, id: string, text: string) =>
    new Map(rowsOf(table).map((row) => [row[id] ?? '', (row[text] ?? '').trim()]));
  const names = described('features', 'FEATUREID', 'FEATUREDESC');
  const units = described('units', 'UNITOFMEASID', 'UNITDESC');
  const values = described('values', 'VALUEID', 'VALUEDESC');
  const valuesOf = grouped(rowsOf('featureValues'), 'ARTCLASSFEATURENR');
  const featuresOf = grouped(rowsOf('classFeatures'), 'ARTCLASSID');
  const synonymsOf = grouped(rowsOf('synonyms'), 'ARTCLASSID');

  function toFeature(row: EtimRow): EtimFeature | undefined {
    const { FEATUREID: code = '', FEATURETYPE: type, UNITOFMEASID: unit = '', ARTCLASSFEATURENR: number = '' } = row;
    if (type !== 'A' && type !== 'L' && type !== 'N' && type !== 'R') return undefined;
    const codes = (valuesOf.get(number) ?? []).map(({ VALUEID = '' }) => VALUEID).filter((value) => value !== '');
    return {
      code,
      labels: label(names.get(code) || code),
      type,
      ...(unit !== '' && { unit: units.get(unit) || unit }),
      ...(type === 'A' && {
        values: codes.map((value) => ({ code: value, labels: label(values.get(value) || value) })),
      }),
    };
  }

  return rowsOf('classes').map(
    ({ ARTCLASSID: code = '', ARTCLASSDESC = '', ARTGROUPID = '', ARTCLASSVERSION = '' }) => {
      const version = Number(ARTCLASSVERSION);
      return {
        code,
        labels: label(ARTCLASSDESC.trim() || code),
        ...(ARTCLASSVERSION !== '' && Number.isFinite(version) && { version }),
        ...(ARTGROUPID !== '' && { group: ARTGROUPID }),
        synonyms: (synonymsOf.get(code) ?? []).map(({ CLASSSYNONYM = '' }) => CLASSSYNONYM.trim()),
        features: (featuresOf.get(code) ?? []).flatMap((row) => toFeature(row) ?? []),
      };
    },
  );
}

/** Rows by a column, each group in the order that its rows say. */
function grouped(rows: readonly EtimRow[], column: string): ReadonlyMap<string, readonly EtimRow[]> {
  const groups = new Map<string, EtimRow[]>();
  for (const row of rows) {
    const key = row[column] ?? '';
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  for (const group of groups.values()) group.sort((a, b) => Number(a.SORTNR ?? 0) - Number(b.SORTNR ?? 0));
  return groups;
}
