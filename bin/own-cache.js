const { createHash } = require('node:crypto');
const { closeSync, constants, fstatSync, lstatSync, mkdirSync, openSync, readFileSync } = require('node:fs');
const { homedir } = require('node:os');
const { dirname, isAbsolute, join } = require('node:path');

/** Bits of a mode that let others write. */
const OTHERS = constants.S_IWGRP | constants.S_IWOTH;

/** The file in the user's own cache folder that belongs to a path, whatever is installed there. */
exports.placeFor = (path) =>
  join(cacheFolder(), 'akeneo-lookup', `${createHash('sha256').update(path).digest('hex').slice(0, 16)}.code`);

/** Makes the folder of a place. Throws when others may write into it. */
exports.makeFolder = (place) => {
  mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
  check(lstatSync(dirname(place)), dirname(place));
};

/** Reads a file that nobody else can have written: looked at once it is open, when nobody can put another in its place. */
exports.readOwn = (place) => {
  const descriptor = openSync(place, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    check(fstatSync(descriptor), place);
    check(lstatSync(dirname(place)), dirname(place));
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

function cacheFolder() {
  const { XDG_CACHE_HOME = '', LOCALAPPDATA = '' } = process.env;
  if (process.platform === 'win32' && isAbsolute(LOCALAPPDATA)) return LOCALAPPDATA;
  return isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(homedir(), '.cache');
}

/** Windows has no owners here, and keeps others out of the folder by itself. */
function check({ uid, mode }, path) {
  if (process.getuid === undefined) return;
  if (uid !== process.getuid() || (mode & OTHERS) !== 0) throw new Error(`others may write ${path}`);
}
