import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ToolApi } from '../../asking/ToolApi';
import { searchDataCenter } from './searchIssues';

const query = { jql: 'order by updated asc', fields: 'updated', expand: '' };

/** Jira, in which issues change before some pages are answered. */
async function startJira(
  issues: number,
  changedBefore: ReadonlyMap<number, readonly number[]>,
) {
  const order = Array.from({ length: issues }, (_, index) => String(index));
  const firsts: number[] = [];
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://jira');
    const startAt = Number(searchParams.get('startAt'));
    for (const issue of changedBefore.get(firsts.length) ?? []) {
      order.splice(order.indexOf(String(issue)), 1);
      order.push(String(issue));
    }
    firsts.push(startAt);
    const end = startAt + Number(searchParams.get('maxResults'));
    const found = order.slice(startAt, end).map(id => ({ id }));
    response.end(JSON.stringify({ total: order.length, issues: found }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const api = ToolApi.create({
    baseUrl: `http://127.0.0.1:${port}`,
    headers: () => ({}),
  });
  return { api, firsts, close: () => server.close() };
}

it.each([
  ['nothing changes', new Map(), [0, 99, 198]],
  ['issues change that were read', new Map([[1, [3, 5]]]), [0, 99, 0, 99, 198]],
  ['the last one read changes', new Map([[2, [198]]]), [0, 99, 198, 98, 197]],
  ['one changes that is still to be read', new Map([[1, [240]]]), [0, 99, 198]],
])(
  'every issue of Data Center is found where %s',
  async (_, changes, asked) => {
    const jira = await startJira(250, changes);
    try {
      const found = new Set<string>();
      const { signal } = new AbortController();
      for await (const issue of searchDataCenter(jira.api, query, signal)) {
        found.add(issue.id('id'));
      }
      expect(found.size).toBe(250);
      expect(jira.firsts).toEqual(asked);
    } finally {
      jira.close();
    }
  },
);

it('no issue of Data Center is looked for where none changed', async () => {
  const jira = await startJira(0, new Map());
  try {
    const { signal } = new AbortController();
    const issues = searchDataCenter(jira.api, query, signal);
    await expect(issues.next()).resolves.toMatchObject({ done: true });
  } finally {
    jira.close();
  }
});
