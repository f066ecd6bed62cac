import type {
  RejectionReason,
  SecretMark,
} from '@pitstop/plugin-devhose-common';
import type { InterpretationStatus } from '../log/PreparedDelivery';

/** A delivery was proven by this secret: its position and fingerprint. */
export type SecretUse = `secret ${number} ${string}`;

/** What became of a request to a source: stored and read, or refused. */
export type SourceOutcome =
  | InterpretationStatus
  | 'duplicate'
  | 'imported'
  | 'test'
  | SecretUse
  | RejectionReason;

/** Under which requests are counted whose source isn't there: anybody can make names up. */
export const unknownSource = '*';

const secretUse = /^secret (\d+) (\w+)$/;

/** Which secret an outcome is the use of; undefined where it is something else. */
export function readSecretUse(outcome: string): SecretMark | undefined {
  const [, position, fingerprint] = secretUse.exec(outcome) ?? [];
  return fingerprint === undefined
    ? undefined
    : { position: Number(position), fingerprint };
}
