import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import { describe, it } from 'node:test';
import { findFreePort, requireFreePort } from './ports.ts';

async function listen(port: number, host: string) {
  const server = net.createServer().listen(port, host);
  await once(server, 'listening');
  return server;
}

describe('a port', () => {
  it('that is in use is refused with the process that holds it', async () => {
    const port = await findFreePort();
    const server = await listen(port, '127.0.0.1');
    try {
      await assert.rejects(requireFreePort(port), {
        name: 'SentenceError',
        message: new RegExp(
          `^Port ${port} is in use by .* \\(process ${process.pid}\\): stop that, or choose another port with --port\\.$`,
        ),
      });
      assert.notEqual(await findFreePort(port), port);
    } finally {
      server.close();
    }
    await requireFreePort(port);
    assert.equal(await findFreePort(port), port);
  });

  it('that is in use on all interfaces is refused', async () => {
    const port = await findFreePort();
    const server = await listen(port, '0.0.0.0');
    try {
      await assert.rejects(requireFreePort(port), { name: 'SentenceError' });
    } finally {
      server.close();
    }
  });
});
