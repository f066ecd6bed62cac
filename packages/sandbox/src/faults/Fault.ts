import { InputError } from '@backstage/errors';
import { tools } from '../webhooks';

/**
 * What can be wrong with a tool, or with the way from it to the portal:
 *
 * - `outage`: it answers nothing, and its webhooks come when it is over;
 * - `duplicates`: a webhook comes twice;
 * - `reordering`: webhooks come in another order;
 * - `delay`: they come late;
 * - `loss`: they never come;
 * - `skew`: its clock is wrong;
 * - `flood`: it sends again, without end, what it sent before.
 */
export const faultKinds = [
  'outage',
  'duplicates',
  'reordering',
  'delay',
  'loss',
  'skew',
  'flood',
] as const;

/** Those that something can be wrong with: all that send, and what is watched. */
export const faultyTools = [...tools, 'kubernetes'] as const;

/** @see faultyTools */
export type FaultyTool = (typeof faultyTools)[number];

/** @see faultKinds */
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  id: number;
  kind: FaultKind;
  /** Undefined: all of them. */
  tool?: FaultyTool;
  /** When it is over, in milliseconds since 1970. */
  until: number;
  /** Of the webhooks, those that it strikes; from 0 to 1. */
  share: number;
  /** How late a delay makes them, and how far a skewed clock is ahead. */
  bySeconds: number;
  /** Of a flood. */
  perSecond: number;
}

/** What has to be said of a fault. */
export type FaultRequest = Omit<Fault, 'id' | 'until'> & {
  forSeconds: number;
};

const defaults = { forSeconds: 60, share: 1, bySeconds: 30, perSecond: 50 };

function readNumber(
  fields: Record<string, unknown>,
  name: keyof typeof defaults,
  [least, most]: [number, number],
): number {
  const value = fields[name] ?? defaults[name];
  if (typeof value !== 'number' || !(value >= least && value <= most)) {
    throw new InputError(
      `${name} of a fault is ${JSON.stringify(
        value,
      )}; give a number from ${least} to ${most}`,
    );
  }
  return value;
}

function readOneOf<T extends string>(
  value: unknown,
  name: string,
  known: readonly T[],
): T {
  const found = known.find(each => each === value);
  if (!found) {
    throw new InputError(
      `${name} of a fault is ${JSON.stringify(
        value,
      )}; choose one of ${known.join(', ')}`,
    );
  }
  return found;
}

/** @throws InputError where it says nothing that could be done. */
export function readFault(body: unknown): FaultRequest {
  const fields: Record<string, unknown> = { ...Object(body) };
  const { kind, tool } = fields;
  return {
    kind: readOneOf(kind, 'kind', faultKinds),
    tool: tool === undefined ? undefined : readOneOf(tool, 'tool', faultyTools),
    forSeconds: readNumber(fields, 'forSeconds', [1, 86_400]),
    share: readNumber(fields, 'share', [0, 1]),
    bySeconds: readNumber(fields, 'bySeconds', [-86_400, 86_400]),
    perSecond: readNumber(fields, 'perSecond', [1, 5_000]),
  };
}
