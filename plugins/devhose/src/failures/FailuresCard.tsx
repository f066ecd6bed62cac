import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  useEntity,
  useEntityPresentation,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { useScope } from '../entities/useScope';
import { devhoseTranslationRef } from '../translation';
import { FailuresFrame } from './FailuresFrame';
import { failureDays, useFailures } from './useFailures';

/**
 * What failed lately of the entity whose overview this is on. Nothing where it
 * has no repository and nothing is known: the tab says what to do about it.
 */
export function FailuresCard() {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const { entity } = useEntity();
  const { primaryTitle: name } = useEntityPresentation(entity);
  const linkTo = useEntityRefLink();
  const scope = useScope(entity);
  const state = useFailures(scope.status === 'ready' ? scope.names : undefined);
  const isUnlinked =
    scope.status === 'ready' && scope.names.repositories.length === 0;
  if (isUnlinked && !state.failures?.items.length) {
    return null;
  }
  switch (scope.status) {
    case 'unknown':
    case 'empty':
      return null;
    default:
      return (
        <FailuresFrame
          state={scope.status === 'failed' ? scope : state}
          entity={entity}
          caption={t('failures.ofEntity', { days: String(failureDays) })}
          none={t('failures.none')}
        >
          <Link
            href={`${linkTo(entity)}/activity?outcome=failure`}
            variant="body-small"
          >
            {t('failures.all', { name })}
          </Link>
        </FailuresFrame>
      );
  }
}
