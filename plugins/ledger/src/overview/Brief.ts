import type { EvidenceMetric } from '@pitstop/plugin-ledger-common';
import type { Comparison } from '../report/compare';
import type { Quantity } from '../metrics/writeQuantity';

/** A metric in brief: a sentence, a number and what it rests on. */
export interface Brief {
  /** What the data says, in a sentence. */
  sentence: string;
  quantity: Quantity;
  /** Undefined is *no data*. */
  value?: number;
  /** What the number counts, beside it. */
  unit?: string;
  /** How it stands to the time before. */
  comparison: Comparison;
  /** The facts the number rests on. */
  evidence: EvidenceMetric;
  /** What the number rests on: "n = 12 deployments". */
  basis?: string;
  /** One value per period, in order. */
  course: Array<number | undefined>;
}
