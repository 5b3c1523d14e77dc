import { existsSync } from 'node:fs';
import { CHROMIUM } from './chromium.js';

/** Nothing is skipped: without a browser the tests say so at once. */
export default function requireChromium(): void {
  if (!existsSync(CHROMIUM))
    throw new Error(`there is no ${CHROMIUM}: install Debian's chromium, or name another with CHROMIUM=PATH`);
}
