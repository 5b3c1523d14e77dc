import { formatCounted } from '../quantities.js';
import type { WrittenImport } from './write-import.js';

/** What people are to know of an import that was written. @param left fields without columns, with why */
export function importNotes(written: WrittenImport, left: readonly string[], path: string): readonly string[] {
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
  return notes;
}

function filesNote({ files, products, empty }: WrittenImport, path: string): string {
  const [first, ...others] = files;
  if (first === undefined) return `nothing was found that could be imported: ${path} was not written`;
  if (first === path)
    return `${path} holds ${formatCounted(products, 'product')}; an empty cell of it erases what is stored`;
  const names = others.length === 0 ? first : `all of ${first} to ${others.at(-1)}`;
  const without = empty > 0 ? ` (${formatCounted(empty, 'product')} had nothing to import)` : '';
  const what = `${formatCounted(products, 'product')} in ${formatCounted(files.length, 'file')}${without}`;
  return `import ${names}: ${what}, no cell of which is empty, since an empty one would erase what is stored`;
}
