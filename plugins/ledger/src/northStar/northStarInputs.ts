import type {
  NorthStarInputs,
  NorthStarWeek,
} from '@pitstop/plugin-ledger-common';
import type { Evidenced } from '../evidence/EvidenceLink';
import type { Quantity } from '../metrics/writeQuantity';

/** What drives the North Star. */
export interface NorthStarInput {
  name: keyof NorthStarInputs;
  quantity: Quantity;
  betterWhen: 'up' | 'down';
  /** The facts behind it, where they can be listed. */
  evidence?: Evidenced;
  weeks: Array<
    Pick<NorthStarWeek, 'start' | 'end' | 'incomplete'> & {
      value?: number;
    }
  >;
}

/** A branch of the tree: what has to get better, and the numbers that say whether it does. */
export interface InputBranch {
  name: 'reach' | 'flow' | 'automation';
  inputs: NorthStarInput[];
}

type Drawn = Omit<NorthStarInput, 'weeks'>;

const branches: Array<{ name: InputBranch['name']; inputs: Drawn[] }> = [
  {
    name: 'reach',
    inputs: [
      {
        name: 'deployedComponents',
        quantity: 'count',
        betterWhen: 'up',
        evidence: { metric: 'deployed-components' },
      },
      {
        name: 'activeRepositories',
        quantity: 'count',
        betterWhen: 'up',
        evidence: { metric: 'active-repositories' },
      },
    ],
  },
  {
    name: 'flow',
    inputs: [
      { name: 'mergeMedianSeconds', quantity: 'time', betterWhen: 'down' },
    ],
  },
  {
    name: 'automation',
    inputs: [
      {
        name: 'buildMedianSeconds',
        quantity: 'time',
        betterWhen: 'down',
        evidence: { metric: 'builds', order: 'longest' },
      },
      {
        name: 'buildSuccessRate',
        quantity: 'rate',
        betterWhen: 'up',
        evidence: { metric: 'failed-builds' },
      },
    ],
  },
];

/** The branches, with each input week by week. @param weeks - None while it loads. */
export function inputBranches(weeks: readonly NorthStarWeek[]): InputBranch[] {
  return branches.map(({ name, inputs }) => ({
    name,
    inputs: inputs.map(input => ({
      ...input,
      weeks: weeks.map(({ start, end, incomplete, inputs: values }) => ({
        start,
        end,
        incomplete,
        value: values[input.name],
      })),
    })),
  }));
}
