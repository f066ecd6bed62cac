import type { ChartState, Formats } from '@pitstop/charts';
import type { AboutPeople } from '@pitstop/plugin-ledger-common';
import type { Translate } from '../translation';

/** The statistic where it is shown. */
export function shownOnly<T extends object>(statistic: AboutPeople<T>) {
  return statistic.status === 'shown' ? statistic : undefined;
}

/** Why a statistic about people's work has no chart. */
export function notShownState(
  statistic:
    | { status: 'withheld'; minimumContributors: number }
    | { status: 'no-data' },
  t: Translate,
): ChartState {
  return statistic.status === 'withheld'
    ? {
        status: 'empty',
        title: t('people.withheld', { count: statistic.minimumContributors }),
        description: t('people.withheldDescription'),
      }
    : {
        status: 'empty',
        title: t('people.noData'),
        description: t('people.noDataDescription'),
      };
}

/** Says over which whole weeks it was computed, where these are fewer than asked for. */
export function basisNotice(
  statistic: { basis?: { from: string; to: string } },
  formats: Formats,
  t: Translate,
): string | undefined {
  const { basis } = statistic;
  return (
    basis &&
    t('people.basis', {
      span: formats.span({ start: basis.from, end: basis.to }),
    })
  );
}
