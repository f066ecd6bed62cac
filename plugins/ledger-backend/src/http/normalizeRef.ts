import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/** @throws InputError if it isn't a whole entity reference. */
export function normalizeRef(entityRef: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(entityRef));
  } catch {
    throw new InputError(
      `'${entityRef}' is not a full entity reference; use one such as component:default/checkout-api`,
    );
  }
}
