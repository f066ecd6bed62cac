import type { HeldShard, LeaseAnswer } from '@pitstop/plugin-devhose-common';

/** Whether the answer tells a process anything it does not know or act upon already. */
export function isNews(
  { leases }: LeaseAnswer,
  held: readonly HeldShard[],
): boolean {
  if (leases.length !== held.length) {
    return true;
  }
  return leases.some(lease => {
    const known = held.find(
      ({ shard, epoch }) => shard === lease.shard && epoch === lease.epoch,
    );
    return (
      known === undefined ||
      (lease.surrender && !known.surrendering) ||
      (lease.redrive && !known.redriving)
    );
  });
}
