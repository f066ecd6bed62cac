import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether there is a NATS server to test with; says so, loudly, where there is none. */
export function hasNatsServer(): boolean {
  const isThere = spawnSync('nats-server', ['--version']).status === 0;
  if (!isThere) {
    process.stderr.write(
      'SKIPPED: the NATS bridge was not tested; there is no nats-server on the PATH (Debian: apt-get install nats-server)\n',
    );
  }
  return isThere;
}

/** A real NATS server with JetStream on files, to be killed by tests. */
export class NatsServer {
  readonly address: string;
  readonly directory: string;
  readonly #port: number;
  #process: ChildProcess | undefined;

  /** @param options.settings - In the words of its configuration file. */
  static async start(options: {
    port: number;
    settings?: (directory: string) => Promise<string>;
  }): Promise<NatsServer> {
    const { port, settings } = options;
    const directory = await mkdtemp(join(tmpdir(), 'nats-'));
    const server = new NatsServer(port, directory);
    await writeFile(
      server.#configFile,
      [
        'host: 127.0.0.1',
        `port: ${port}`,
        `jetstream { store_dir: ${JSON.stringify(directory)} }`,
        await settings?.(directory),
      ].join('\n'),
    );
    await server.restart();
    return server;
  }

  private constructor(port: number, directory: string) {
    this.#port = port;
    this.directory = directory;
    this.address = `nats://localhost:${port}`;
  }

  get #configFile(): string {
    return join(this.directory, 'nats.conf');
  }

  /** Resolves when it takes connections. */
  async restart(): Promise<void> {
    const server = spawn('nats-server', ['--config', this.#configFile], {
      stdio: 'ignore',
    });
    this.#process = server;
    for (;;) {
      const socket = createConnection({ host: '127.0.0.1', port: this.#port });
      try {
        await once(socket, 'connect');
        return;
      } catch (error) {
        if (server.exitCode !== null) {
          throw error;
        }
        await sleep(20);
      } finally {
        socket.destroy();
      }
    }
  }

  /** Ends it without any warning, as a crash does. */
  async kill(): Promise<void> {
    const server = this.#process;
    if (server && server.exitCode === null && server.signalCode === null) {
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
    }
  }

  /** Kills it and forgets all that it kept. */
  async dispose(): Promise<void> {
    await this.kill();
    await rm(this.directory, { recursive: true });
  }
}
