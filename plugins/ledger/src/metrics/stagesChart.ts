import type { ChartProps, Formats } from '@pitstop/charts';
import {
  leadTimeStages,
  type DeliveryReport,
} from '@pitstop/plugin-ledger-common';
import type { Translate } from '../translation';
import { changesText } from './leadTimeChart';

/** The stages of the changes of the range, or why they are not shown. */
export function stagesChart(
  report: DeliveryReport,
  formats: Formats,
  t: Translate,
): ChartProps {
  const { changes, stages } = report.leadTime.current;
  const title = t('stages.title');
  switch (stages.status) {
    case 'withheld':
      return {
        title,
        state: {
          status: 'empty',
          title: t('stages.withheld', { count: stages.minimumContributors }),
          description: t('stages.withheldDescription'),
        },
      };
    case 'no-data':
      return {
        title,
        state: {
          status: 'empty',
          title: t('leadTime.none'),
          description: t('leadTime.noneDescription'),
        },
      };
    default: {
      const { medianSeconds } = stages;
      const longest = leadTimeStages.reduce((left, right) =>
        medianSeconds[right] > medianSeconds[left] ? right : left,
      );
      return {
        title: t('stages.longest', {
          stage: t(`stages.name.${longest}`),
          duration: formats.duration(medianSeconds[longest]),
        }),
        subtitle: changesText(changes, formats, t),
        state: {
          status: 'ready',
          notice: t('stages.note'),
          data: {
            pointName: t('stages.stage'),
            series: [
              {
                id: 'median',
                name: t('leadTime.seriesMedian'),
                unit: 'seconds',
                tone: 'first',
              },
            ],
            points: leadTimeStages.map(stage => ({
              id: stage,
              label: t(`stages.name.${stage}`),
              tick: t(`stages.name.${stage}`),
              values: { median: medianSeconds[stage] },
            })),
          },
        },
      };
    }
  }
}
