import { fork, type ChildProcess } from 'node:child_process';
import { on, once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { freePort } from './freePort';
import { until } from './until';

/** A Backstage backend in a process of its own. */
export interface BackendProcess {
  origin: string;
  /** What it needs of the machine's memory; when idle, without garbage. */
  memoryBytes(when: 'idle' | 'busy'): Promise<number>;
  stop(): Promise<void>;
}

/** A benchmark that fails leaves nothing running. */
export function endWithUs(child: ChildProcess): void {
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
}

async function untilReady(origin: string, child: ChildProcess) {
  await until(async () => {
    if (child.exitCode !== null) {
      throw new Error(`the backend ended with code ${child.exitCode}`);
    }
    const response = await fetch(
      `${origin}/.backstage/health/v1/readiness`,
    ).catch(() => undefined);
    return response?.ok ?? false;
  });
}

/**
 * Starts the backend that the module `entry` describes, with `config` over the
 * common part (loopback, a free port, PostgreSQL at `databaseUrl`), and waits
 * until it is ready.
 */
export async function startBackend(options: {
  entry: string;
  databaseUrl: string;
  /** Distinguishes the databases of one backend from those of another. */
  databasePrefix: string;
  config: object;
  /** Who may ask from outside, by `backend.auth.externalAccess`. Default: nobody. */
  externalAccess?: object[];
  logFile: string;
}): Promise<BackendProcess> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const config = {
    backend: {
      baseUrl: origin,
      listen: { host: '127.0.0.1', port },
      auth: {
        keys: [{ secret: 'benchmark' }],
        externalAccess: options.externalAccess ?? [],
      },
      database: {
        client: 'pg',
        connection: options.databaseUrl,
        prefix: options.databasePrefix,
        knexConfig: { pool: { min: 0, max: 10 } },
      },
    },
    ...options.config,
  };
  const child = fork(options.entry, {
    execArgv: [
      '@backstage/cli/config/nodeTransform.cjs',
      resolve(__dirname, 'tellMemory.ts'),
    ].flatMap(script => ['--require', script]),
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      BENCHMARK_CONFIG: JSON.stringify(config),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  endWithUs(child);
  const log = createWriteStream(options.logFile);
  child.stdout?.pipe(log);
  child.stderr?.pipe(log);
  await untilReady(origin, child);
  return {
    origin,
    async memoryBytes(when) {
      child.send(when);
      for await (const [told] of on(child, 'message')) {
        // Backstage has messages of its own.
        if (typeof told === 'number') {
          return told;
        }
      }
      throw new Error('the backend ended and told no memory');
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      // A backend may wait for a request that never ends; all is counted by now.
      const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(impatience);
    },
  };
}
