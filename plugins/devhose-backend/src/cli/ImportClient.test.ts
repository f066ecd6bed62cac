import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { ImportClient } from './ImportClient';

const importPath = '/api/devhose/v1/import';
const readinessPath = '/.backstage/health/v1/readiness';

let server: Server | undefined;

afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

/** Answers with these statuses in turn, the last one for ever; what is not listed is not found. */
async function portal(answers: Record<string, number[]>) {
  const asked: string[] = [];
  server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    request.resume().on('end', () => {
      const statuses = answers[path] ?? [404];
      const [status] = statuses.length > 1 ? statuses.splice(0, 1) : statuses;
      response.statusCode = status;
      response.end(
        status === 200 ? '{"stored":1,"duplicates":0,"refused":[]}' : '',
      );
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const retries: string[] = [];
  const client = ImportClient.create({
    url: `http://127.0.0.1:${port}`,
    token: 'a-token',
    retryForSeconds: 60,
    onRetry: reason => retries.push(reason),
  });
  return { client, asked, retries };
}

describe('a portal that does not know the address of imports', () => {
  it('is waited for while it is starting', async () => {
    const { client, asked } = await portal({
      [importPath]: [404, 404, 200],
      [readinessPath]: [503, 200],
    });

    await expect(client.send(Buffer.from('{}'))).resolves.toMatchObject({
      stored: 1,
    });
    expect(asked).toEqual([
      importPath,
      readinessPath,
      importPath,
      readinessPath,
      importPath,
    ]);
  });

  it('has no Devhose if it says so when it is ready', async () => {
    const { client, retries } = await portal({ [readinessPath]: [200] });

    await expect(client.send(Buffer.from('{}'))).rejects.toThrow(
      'answered 404',
    );
    expect(retries).toHaveLength(1);
  });

  it('is something else if it has no health', async () => {
    const { client, retries } = await portal({});

    await expect(client.send(Buffer.from('{}'))).rejects.toThrow(
      'answered 404',
    );
    expect(retries).toEqual([]);
  });
});
