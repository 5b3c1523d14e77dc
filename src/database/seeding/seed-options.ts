import type { EarlyLooks } from '../../engine/learning/early-looks.js';
import type { Locale } from '../../fields/field.js';
import type { HtmlReading } from '../../input/product-text.js';
import type { Database } from '../open-database.js';
import type { WorkProgress } from './pause.js';
import type { StatedFields } from './read-field-files.js';

/** What to load. */
export interface SeedOptions extends WorkProgress {
  /** Field files: fields as JSON, exports and pages of Akeneo, releases of ETIM. */
  readonly fields: readonly string[];
  /** The classes of ETIM whose features become fields; of the files, or of what is in the catalogue already. */
  readonly etimClasses?: readonly string[] | undefined;
  /** The language of the run; default `fr`. */
  readonly locale?: Locale | undefined;
  /** The sheet of workbooks: a name, or a number counted from 1. */
  readonly sheet?: string | undefined;
  /** Example files: JSON arrays, JSON lines, CSV or XLSX. */
  readonly examples: readonly string[];
  /** Whether fields that the files do not state, and all earlier examples, go: each only when there are files for it. */
  readonly replace?: boolean;
  /** Fields that come from elsewhere than from files. */
  readonly stated?: StatedFields;
  /** Work in the same transaction, after the examples are loaded. @returns how many examples it removed */
  readonly afterExamples?: (database: Database) => Promise<number>;
  /** Whether texts are read as the HTML that they may hold; default `auto`. */
  readonly html?: HtmlReading;
  /** MiB of the database that are kept in memory while it is written; default 128. */
  readonly cacheSize?: number;
  /** Whether the engine learns from what was loaded; default true. */
  readonly train?: boolean;
  /** Examples that were looked at as they came, before they are loaded. */
  readonly looks?: EarlyLooks;
  /** Whether the engine is then asked about the examples again, which takes about as long as learning; default false. */
  readonly reproduce?: boolean;
}
