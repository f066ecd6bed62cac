import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { IngestTarget } from './IngestTarget';

interface Told {
  port: number;
  accepted: number;
}

async function nextMessage(child: ChildProcess): Promise<Told> {
  const [told] = await once(child, 'message');
  return told;
}

/** What Node alone could take in, in a process of its own. */
export async function startBare(secret: string): Promise<IngestTarget> {
  const child = fork(resolve(__dirname, 'bareServer.ts'), {
    execArgv: ['--require', '@backstage/cli/config/nodeTransform.cjs'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      BENCHMARK_SECRET: secret,
    },
  });
  const { port } = await nextMessage(child);
  return {
    origin: `http://127.0.0.1:${port}`,
    path: '/',
    async kept() {
      const answer = nextMessage(child);
      child.send('how many?');
      return (await answer).accepted;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
