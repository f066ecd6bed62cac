/** The label by which Devhose itself tells incidents from other issues. */
export const usualIncidentLabel = 'incident';

/** Whether an issue has one of the labels, in any case. */
export function isLabelled(
  labels: readonly string[],
  wanted: readonly string[],
): boolean {
  return labels.some(label => wanted.includes(label.trim().toLowerCase()));
}

/** Whether other labels than the usual one make an issue an incident. */
export function hasOwnLabels(wanted: readonly string[]): boolean {
  return wanted.length !== 1 || wanted[0] !== usualIncidentLabel;
}

/** Whether what happened to an issue left nothing of it here. */
export function isGone(action: string): boolean {
  return action === 'deleted' || action === 'transferred';
}
