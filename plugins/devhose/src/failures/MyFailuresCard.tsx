import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { devhoseTranslationRef } from '../translation';
import { FailuresFrame } from './FailuresFrame';
import { failureDays, useFailures } from './useFailures';
import { useMyComponents } from './useMyComponents';

/** What failed lately of what the signed-in person and their teams own. */
export function MyFailuresCard() {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const mine = useMyComponents();
  const state = useFailures(mine.names);
  return (
    <FailuresFrame
      state={mine.error ? mine : state}
      caption={t('failures.ofMine', { days: String(failureDays) })}
      none={t(
        mine.names?.repositories.length === 0
          ? 'failures.nothingOwned'
          : 'failures.none',
      )}
    />
  );
}
