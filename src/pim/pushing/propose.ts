import { ConnectorError } from '../../errors.js';
import type { Pim } from '../client/pim.js';
import { textOfReply } from '../client/read-reply.js';
import type { ProductRoute } from '../client/version.js';
import type { EntityPlan, Refusal } from './change.js';

/** Submits the draft of a product or model for approval. @returns what the PIM says against it */
export async function propose(
  pim: Pim,
  route: ProductRoute,
  { entity, key, changes }: EntityPlan,
): Promise<Refusal | undefined> {
  const path = entity === 'model' ? '/api/rest/v1/product-models' : route.path;
  try {
    await pim.send({
      method: 'POST',
      path: `${path}/${encodeURIComponent(key)}/proposal`,
      headers: { 'content-type': 'application/json' },
      body: '{}',
      receive: (reply) => textOfReply(reply, pim.origin),
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.status === undefined || error.status >= 500) throw error;
    const { identifier = null } = changes[0] ?? {};
    return {
      product: key,
      identifier,
      status: error.status,
      message: `its draft could not be proposed: ${error.message}`,
    };
  }
}
