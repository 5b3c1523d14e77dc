import { join } from 'node:path';
import { packageRoot } from '../package-root.js';

/** The dictionary and the examples that come with the tool. */
export function bundledFiles(): { readonly fields: readonly string[]; readonly examples: readonly string[] } {
  const folder = join(packageRoot(), 'data');
  return { fields: [join(folder, 'fields.json')], examples: [join(folder, 'examples.json')] };
}
