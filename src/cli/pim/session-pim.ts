import { resolvePim } from '../../config/resolve-pim.js';
import { openPim, type Pim } from '../../pim/client/pim.js';
import type { Session } from '../session.js';

/** The PIM that the configuration names; the session closes it. @throws UserError when none is configured */
export function pimOf(session: Session): Pim {
  const pim = openPim(resolvePim(session.config, process.env), session.signal);
  session.atEnd(() => pim.close());
  return pim;
}
