import type {
  NorthStarInputs,
  NorthStarWeek,
} from '@pitstop/plugin-ledger-common';
import type { Quantity } from '../metrics/writeQuantity';

/** What drives the North Star. */
export interface NorthStarInput {
  name: keyof NorthStarInputs;
  quantity: Quantity;
  betterWhen: 'up' | 'down';
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

type Drawn = Pick<NorthStarInput, 'name' | 'quantity' | 'betterWhen'>;

const branches: Array<{ name: InputBranch['name']; inputs: Drawn[] }> = [
  {
    name: 'reach',
    inputs: [
      { name: 'deployedComponents', quantity: 'count', betterWhen: 'up' },
      { name: 'activeRepositories', quantity: 'count', betterWhen: 'up' },
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
      { name: 'buildMedianSeconds', quantity: 'time', betterWhen: 'down' },
      { name: 'buildSuccessRate', quantity: 'rate', betterWhen: 'up' },
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
