import { randomUUID } from 'node:crypto';
import type { ImportedDelivery } from '@pitstop/plugin-devhose-common';

/** A push that came in once. */
export function importedDelivery(
  options: Partial<ImportedDelivery> = {},
): ImportedDelivery {
  return {
    source: 'github',
    deliveryId: randomUUID(),
    receivedAt: '2025-03-04T05:06:07.008Z',
    headers: {
      'X-GitHub-Event': 'push',
      'x-hub-signature-256': 'sha256=secret',
    },
    body: JSON.stringify({
      ref: 'refs/heads/main',
      before: 'a'.repeat(40),
      after: 'b'.repeat(40),
      forced: false,
      commits: [],
      repository: {
        html_url: 'https://github.com/northwind/shop',
        default_branch: 'main',
      },
      sender: { id: 7, type: 'User' },
    }),
    ...options,
  };
}

/** One delivery per line. */
export function ndjson(lines: readonly unknown[]): string {
  return lines
    .map(line => (typeof line === 'string' ? line : JSON.stringify(line)))
    .map(line => `${line}\n`)
    .join('');
}
