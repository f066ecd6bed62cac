import { fork, type ChildProcess } from 'node:child_process';
import { on, once } from 'node:events';
import { resolve } from 'node:path';
import { endWithUs } from '../lib/backendProcess';
import type { IngestTarget } from './IngestTarget';

interface Told {
  port: number;
  accepted: number;
}

/** The transform of TypeScript sends messages of its own, for those who watch files. */
async function nextTold(child: ChildProcess): Promise<Told> {
  for await (const [message] of on(child, 'message')) {
    if ('accepted' in message) {
      return message;
    }
  }
  throw new Error('the bare server has ended');
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
  endWithUs(child);
  const { port } = await nextTold(child);
  return {
    origin: `http://127.0.0.1:${port}`,
    path: '/',
    async kept() {
      const answer = nextTold(child);
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
