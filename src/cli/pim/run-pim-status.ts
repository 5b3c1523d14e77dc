import { printRows } from '../../output/print-rows.js';
import { writeResult } from '../../output/write-result.js';
import { type PimStatus, readPimStatus } from '../../pim/status.js';
import type { FlagValues } from '../flags.js';
import type { Session } from '../session.js';
import type { PIM_STATUS_FLAGS } from './pim-flags.js';
import { pimOf } from './session-pim.js';

/** The work of `pim status`: what the PIM is, and what its connection may do. Exit code 3 when a right is missing. */
export async function runPimStatus(
  session: Session,
  { format = 'table' }: FlagValues<typeof PIM_STATUS_FLAGS>,
): Promise<void> {
  const status = await readPimStatus(pimOf(session));
  if (format === 'json' || format === 'jsonl') await printRows([{ ...status }], [], 'jsonl');
  else {
    if (format === 'table') await writeResult(`${headline(status)}\n\n`);
    await printRows(
      status.rights.map(({ granted, ...right }) => ({ ...right, granted: granted ? 'yes' : 'no' })),
      ['what', 'granted', 'count', 'right', 'said'],
      format,
    );
  }
  if (status.rights.every(({ granted }) => granted)) return;
  const missing = status.rights.filter(({ granted }) => !granted).map(({ right }) => `"${right}"`);
  session.warn(`the connection lacks ${missing.join(', ')}: grant it in the permissions of its role`);
  process.exitCode = 3;
}

function headline({ url, version, edition, byUuid }: PimStatus): string {
  const name = [version, edition].filter(Boolean).join(' ');
  return `${url}: Akeneo ${name}, products by ${byUuid ? 'uuid' : 'identifier'}`;
}
