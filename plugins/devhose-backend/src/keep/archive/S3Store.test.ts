import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { TestDirectory } from '../../__testUtils__/keepingParts';
import { S3Store } from './S3Store';

it('sends a file as it is, also to stores that know nothing of checksums behind it', async () => {
  const sent: Array<{ headers: IncomingHttpHeaders; body: Buffer }> = [];
  const server = createServer(async (request, response) => {
    sent.push({ headers: request.headers, body: await buffer(request) });
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const directory = await TestDirectory.create();
  try {
    const { port } = server.address() as AddressInfo;
    const store = S3Store.create({
      bucket: 'archives',
      prefix: '',
      client: {
        region: 'us-east-1',
        endpoint: `http://127.0.0.1:${port}`,
        forcePathStyle: true,
        credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
      },
    });
    const file = join(directory.path, 'file');
    await writeFile(file, 'what has expired');
    await store.put('a', file);

    expect(sent.map(({ body }) => String(body))).toEqual(['what has expired']);
    expect(sent[0].headers['content-encoding']).toBeUndefined();
    expect(sent[0].headers['content-length']).toBe('16');
  } finally {
    server.close();
    server.closeAllConnections();
    await directory.remove();
  }
});
