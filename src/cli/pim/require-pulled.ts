import { UserError } from '../../errors.js';
import type { Field } from '../../fields/field.js';

/** The fields that are attributes of a PIM. @throws UserError when there are none */
export function requirePulled(fields: readonly Field[]): readonly Field[] {
  const pulled = fields.filter(({ akeneo }) => akeneo);
  if (pulled.length > 0) return pulled;
  throw new UserError('the catalogue knows no attribute of the PIM: run akeneo-lookup pim pull first', 'pim-pull');
}
