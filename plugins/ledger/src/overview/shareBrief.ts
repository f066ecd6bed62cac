import type { Formats } from '@pitstop/charts';
import type { EvidenceMetric } from '@pitstop/plugin-ledger-common';
import { compareRates } from '../report/compare';
import type { Translate } from '../translation';
import type { Brief } from './Brief';

/** Some of the deployments, of all that are counted. */
interface Share {
  /** From 0 to 1; undefined is *no data*. */
  rate?: number;
  part: number;
  deployments: number;
}

interface ShareBriefOptions {
  name: 'failRate' | 'rework';
  evidence: EvidenceMetric;
  current: Share;
  previousRate?: number;
  course: Array<number | undefined>;
  formats: Formats;
  t: Translate;
}

/** How large a share of the deployments something has, in brief; less is better. */
export function shareBrief(options: ShareBriefOptions): Brief {
  const { name, evidence, current, previousRate, course, formats, t } = options;
  const { rate, part, deployments } = current;
  const total = {
    count: deployments,
    formatted: formats.count(deployments),
    part: formats.count(part),
  };
  return {
    sentence:
      rate === undefined ? t(`${name}.none`) : t(`${name}.sentence`, total),
    quantity: 'rate',
    evidence,
    value: rate,
    unit: t(`${name}.unit`),
    comparison: compareRates(rate, previousRate, 'down'),
    basis: t('unit.basisDeployments', total),
    course,
  };
}
