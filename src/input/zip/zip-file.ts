import type { Readable } from 'node:stream';
import { type Entry, fromBuffer, open, type ZipFile as YauzlFile } from 'yauzl';
import { UserError } from '../../errors.js';

/** The files in a zip archive. */
export interface ZipFile {
  readonly names: readonly string[];
  /** The bytes of one, unpacked as they are read. @throws UserError when there is none, or when it is a bomb */
  read(name: string): Promise<Readable>;
  close(): void;
}

/** Bytes from which on a file is looked at twice, and how many times its packed size it may be: tables reach about 50. */
const LARGE = 64 * 2 ** 20;
const MOST_TIMES = 200;
/** Files in an archive; a workbook has some dozen. */
const MOST_ENTRIES = 10_000;

/**
 * Opens a zip archive: a file by its path, or bytes.
 * @param name for errors
 * @throws UserError when it is broken or encrypted
 */
export async function openZip(where: string | Buffer, name: string): Promise<ZipFile> {
  const broken = (error: unknown) =>
    new UserError(`${name} is a damaged file (${reasonOf(error)}): save or download it anew`, 'input', 2, {
      cause: error,
    });
  const zip = await openFile(where).catch((error) => {
    throw (error as NodeJS.ErrnoException).code === undefined ? broken(error) : error;
  });
  const entries = await readEntries(zip, name).catch((error) => {
    zip.close();
    throw error instanceof UserError ? error : broken(error);
  });
  return {
    names: [...entries.keys()],
    async read(path) {
      const entry = entries.get(path);
      if (!entry) throw new UserError(`${name} lacks its part ${path}: save it anew`, 'input');
      if (entry.isEncrypted()) throw new UserError(`${name} is encrypted: save it without a password`, 'input');
      const { uncompressedSize: size, compressedSize: packed } = entry;
      if (size > LARGE && size > MOST_TIMES * packed) {
        throw new UserError(
          `${name} would unpack to ${Math.round(size / 1e6)} MB out of ${Math.round(packed / 1e3)} kB: it is no table`,
          'input',
        );
      }
      const stream = await new Promise<Readable>((resolve, reject) => {
        zip.openReadStream(entry, (error, opened) => (error ? reject(broken(error)) : resolve(opened)));
      });
      const told = stream.emit.bind(stream);
      // What is found to be broken on the way is told as one sentence, too.
      stream.emit = (event: string, ...given: unknown[]) =>
        event === 'error' && !(given[0] instanceof UserError) ? told(event, broken(given[0])) : told(event, ...given);
      return stream;
    },
    close: () => zip.close(),
  };
}

const OPTIONS = { lazyEntries: true, autoClose: false } as const;

function openFile(where: string | Buffer): Promise<YauzlFile> {
  return new Promise((resolve, reject) => {
    const opened = (error: Error | null, zip: YauzlFile) => (error ? reject(error) : resolve(zip));
    if (typeof where === 'string') open(where, OPTIONS, opened);
    else fromBuffer(where, OPTIONS, opened);
  });
}

function readEntries(zip: YauzlFile, name: string): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName.replaceAll('\\', '/').replace(/^\//, ''), entry);
      if (entries.size > MOST_ENTRIES)
        reject(new UserError(`${name} holds more than ${MOST_ENTRIES} files: it is no table`, 'input'));
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries)).on('error', reject);
    zip.readEntry();
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\.$/, '').toLowerCase() : String(error);
}
