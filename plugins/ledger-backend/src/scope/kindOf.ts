import type { Entity } from '@backstage/catalog-model';
import type { ScopeKind } from '@pitstop/plugin-ledger-common';

/** What an entity is in the organisation. */
export function kindOf(entity: Entity): ScopeKind {
  if (entity.kind === 'Component') {
    return 'component';
  }
  if (entity.kind === 'System') {
    return 'system';
  }
  switch (entity.spec?.type) {
    case 'organization':
      return 'organization';
    case 'company':
      return 'company';
    default:
      return 'team';
  }
}
