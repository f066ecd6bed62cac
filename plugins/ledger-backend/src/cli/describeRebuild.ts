import type { Rebuild } from '@pitstop/plugin-ledger-common';

const meanings: Record<Rebuild['state'], string> = {
  running: 'is under way',
  ready:
    'is ready, and nothing of it is shown yet: `ledger rebuild take` shows it, `ledger rebuild cancel` gives it up',
  taken:
    'is what the pages show; `ledger rebuild return` brings back what they showed before',
  cancelled: 'was given up',
  returned: 'was taken, and the facts before it are back',
};

/** A rebuild as text, with what it changes and the checksums of its tables. */
export function describeRebuild(rebuild: Rebuild): string {
  const { id, state, cursor, head, differences, checksums } = rebuild;
  const lines = [
    `Rebuild ${id} ${meanings[state]}.`,
    `Counted: ${cursor} of ${head} deliveries.`,
  ];
  if (differences) {
    const changed = differences.filter(({ live, rebuilt }) => live !== rebuilt);
    lines.push(
      '',
      changed.length === 0
        ? 'As many facts of each kind as before.'
        : 'Changes:',
      ...changed.map(
        ({ facts, live, rebuilt }) => `  ${facts}: ${live} → ${rebuilt}`,
      ),
    );
  }
  if (checksums) {
    lines.push(
      '',
      'Checksums, the same for the same log:',
      ...Object.entries(checksums).map(([table, sum]) => `  ${table}  ${sum}`),
    );
  }
  return `${lines.join('\n')}\n`;
}
