/** What became of a pipeline or job, in CDEvents' words. */
export type RunState =
  | { phase: 'queued' | 'started' }
  | {
      phase: 'finished';
      /** Undefined where GitLab's word says neither, such as `skipped`. */
      outcome: 'success' | 'failure' | 'cancel' | undefined;
    };

const states: ReadonlyMap<string, RunState> = new Map<string, RunState>([
  ['created', { phase: 'queued' }],
  ['waiting_for_resource', { phase: 'queued' }],
  ['preparing', { phase: 'queued' }],
  ['pending', { phase: 'queued' }],
  ['scheduled', { phase: 'queued' }],
  ['manual', { phase: 'queued' }],
  ['running', { phase: 'started' }],
  ['success', { phase: 'finished', outcome: 'success' }],
  ['failed', { phase: 'finished', outcome: 'failure' }],
  ['canceled', { phase: 'finished', outcome: 'cancel' }],
  ['skipped', { phase: 'finished', outcome: undefined }],
]);

/**
 * Undefined for a status that leads from one of these to another.
 *
 * @see https://docs.gitlab.com/ci/pipelines/#pipeline-status
 */
export function runState(status: string): RunState | undefined {
  return states.get(status);
}
