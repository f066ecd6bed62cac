/**
 * The outcome in CDEvents' words; undefined where GitHub's word says neither,
 * such as `skipped` or `neutral`.
 *
 * @see https://github.com/cdevents/spec/blob/v0.5.1/core.md#pipelinerun-finished
 */
export function outcomeOf(
  conclusion: string | undefined,
): 'success' | 'failure' | 'cancel' | 'error' | undefined {
  switch (conclusion) {
    case 'success':
      return 'success';
    case 'failure':
      return 'failure';
    case 'cancelled':
      return 'cancel';
    case 'timed_out':
    case 'startup_failure':
      return 'error';
    default:
      return undefined;
  }
}
