import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

jest.setTimeout(30_000);

const running: ChildProcess[] = [];

/** Runs the command line as a process of its own. */
function sandbox(args: string[], environment: Record<string, string> = {}) {
  const child = spawn(
    process.execPath,
    [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      join(__dirname, 'main.ts'),
      ...args,
    ],
    {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    },
  );
  running.push(child);
  return child;
}

/** The port that a sandbox says it answers at. */
async function portOf({ stdout }: ReturnType<typeof sandbox>): Promise<number> {
  let said = '';
  for await (const chunk of stdout.iterator({ destroyOnReturn: false })) {
    said += chunk;
    const port = /answers at http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
    if (port) {
      return Number(port);
    }
  }
  throw new Error(`The sandbox ended and said only: ${said}`);
}

describe('the command line', () => {
  afterEach(() => {
    for (const child of running.splice(0)) {
      child.kill('SIGKILL');
    }
  });

  it.each([
    ['it is terminated', (child: ChildProcess) => child.kill('SIGTERM')],
    ['it is interrupted', (child: ChildProcess) => child.kill('SIGINT')],
    ['its parent lets go of it', (child: ChildProcess) => child.stdin?.end()],
  ])('serves until %s', async (_how, stop) => {
    const child = sandbox(['serve', '--port', '0', '--size', 'tiny']);
    const port = await portOf(child);
    const response = await fetch(`http://127.0.0.1:${port}/catalog/entities`);
    const { items } = await response.json();
    expect(items.length).toBeGreaterThan(30);
    stop(child);
    const [code, signal] = await once(child, 'exit');
    expect([code, signal]).toEqual([0, null]);
  });

  it('writes history for the import', async () => {
    const child = sandbox([
      'history',
      ...['--size', 'tiny', '--until', '2026-03-02', '--from-line', '500'],
    ]);
    const lines = (await text(child.stdout)).trimEnd().split('\n');
    expect(JSON.parse(lines[0])).toMatchObject({
      source: expect.any(String),
      deliveryId: expect.any(String),
    });
    expect(lines.length).toBeGreaterThan(10);
  });

  it.each([
    [['history', '--size', 'huge'], "no company size 'huge'"],
    [['history', '--until', 'yesterday'], 'ISO 8601'],
    [['history', '--from-line', '0'], 'whole number from 1'],
    [['serve', '--target', 'portal'], 'URL like'],
    [
      ['serve', '--port', '0', '--target', 'http://localhost:1'],
      '_WEBHOOK_SECRET is not set',
    ],
  ])('refuses %j in one sentence', async (args, sentence) => {
    const child = sandbox(args, { PITSTOP_GITHUB_WEBHOOK_SECRET: '' });
    const said = await text(child.stderr);
    expect(said).toContain(sentence);
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(child.exitCode ?? (await once(child, 'exit'))[0]).toBe(1);
  });

  it('says so when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const child = sandbox(['serve', '--size', 'tiny', '--port', String(port)]);
    expect(await text(child.stderr)).toContain(`Can't answer at port ${port}`);
    other.close();
  });
});
