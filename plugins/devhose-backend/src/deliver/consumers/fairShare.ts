/** How many shards a process may hold, so that all are held and nobody has two more than another. */
export function fairShare(
  shards: number,
  holders: readonly string[],
  holder: string,
): number {
  const rank = holders.indexOf(holder);
  const remainder = shards % holders.length;
  return Math.floor(shards / holders.length) + (rank < remainder ? 1 : 0);
}
