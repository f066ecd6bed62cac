import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { JsonObject } from '@backstage/types';

/** A busy machine takes its time. */
const startTimeoutMilliseconds = 120_000;
const readinessPauseMilliseconds = 50;

/**
 * A real backend in a process of its own, to be stopped and killed by tests.
 *
 * @public
 */
export class BackendProcess {
  readonly #entry: string;
  readonly #directory: string;
  readonly #baseUrl: string;
  #child: ChildProcess | undefined;
  #output = '';

  /**
   * Starts a backend and waits until it is ready.
   *
   * @param options.entry - Path of the TypeScript file that starts it.
   * @param options.config - Its whole configuration.
   * @param options.port - Where it listens, on the loopback interface.
   */
  static async start(options: {
    entry: string;
    config: JsonObject;
    port: number;
  }): Promise<BackendProcess> {
    const { entry, config, port } = options;
    const directory = await mkdtemp(join(tmpdir(), 'backend-process-'));
    const baseUrl = `http://127.0.0.1:${port}`;
    const backend = typeof config.backend === 'object' ? config.backend : {};
    await writeFile(
      join(directory, 'app-config.json'),
      JSON.stringify({
        ...config,
        app: { baseUrl },
        backend: {
          ...backend,
          baseUrl,
          listen: { host: '127.0.0.1', port },
        },
      }),
    );
    const backendProcess = new BackendProcess(entry, directory, baseUrl);
    await backendProcess.restart();
    return backendProcess;
  }

  private constructor(entry: string, directory: string, baseUrl: string) {
    this.#entry = entry;
    this.#directory = directory;
    this.#baseUrl = baseUrl;
  }

  /** Such as `http://127.0.0.1:7210`. */
  get baseUrl(): string {
    return this.#baseUrl;
  }

  /** Undefined where it does not run. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** All that it has written so far. */
  get output(): string {
    return this.#output;
  }

  /** Starts it again after {@link kill} or {@link stop}, and waits until it is ready. */
  async restart(): Promise<void> {
    // What the test runner sets for itself is not for the child.
    const { NODE_OPTIONS, JEST_WORKER_ID, ...environment } = process.env;
    const child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        this.#entry,
        '--config',
        join(this.#directory, 'app-config.json'),
      ],
      { env: { ...environment, NODE_ENV: 'production' }, stdio: 'pipe' },
    );
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', chunk => {
        this.#output += chunk;
      });
    }
    this.#child = child;
    await this.#untilReady(child);
  }

  /** Ends it without any warning, as a crash does. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Asks it to shut down, and waits. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** Stops it if it runs, and clears up. */
  async dispose(): Promise<void> {
    await this.kill();
    await rm(this.#directory, { recursive: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
    }
  }

  async #untilReady(child: ChildProcess): Promise<void> {
    const giveUpAt = Date.now() + startTimeoutMilliseconds;
    while (!(await isReady(this.#baseUrl))) {
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new Error(`The backend ended while starting:\n${this.#output}`);
      }
      if (Date.now() > giveUpAt) {
        await this.kill();
        throw new Error(`The backend does not get ready:\n${this.#output}`);
      }
      await sleep(readinessPauseMilliseconds);
    }
  }
}

async function isReady(baseUrl: string): Promise<boolean> {
  try {
    const response = await fetch(`${baseUrl}/.backstage/health/v1/readiness`);
    return response.ok;
  } catch {
    return false;
  }
}
