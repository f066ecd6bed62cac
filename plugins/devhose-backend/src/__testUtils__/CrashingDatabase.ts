import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

const fixture = resolvePackagePath(
  '@pitstop/plugin-devhose-backend',
  '../../scripts/lib/postgres/crashingDatabase.fixture.ts',
);

/** A PostgreSQL of a test's own, with durable settings, to be crashed. */
export class CrashingDatabase {
  readonly #url: URL;
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  readonly #directory: string;

  static async start(port: number): Promise<CrashingDatabase> {
    const directory = await mkdtemp(join(tmpdir(), 'crashing-database-'));
    const { NODE_OPTIONS, ...env } = process.env;
    const child = spawn(
      process.execPath,
      [fixture, join(directory, 'postgres'), String(port)],
      { env },
    );
    child.stderr.pipe(process.stderr);
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    const { value, done } = await lines.next();
    if (done) {
      throw new Error('The database did not start');
    }
    return new CrashingDatabase(value, child, lines, directory);
  }

  private constructor(
    url: string,
    child: ChildProcessWithoutNullStreams,
    lines: AsyncIterator<string>,
    directory: string,
  ) {
    this.#url = new URL(url);
    this.#process = child;
    this.#lines = lines;
    this.#directory = directory;
  }

  /** As knex wants it. */
  get connection() {
    const { hostname, port, username, password, pathname } = this.#url;
    return {
      host: hostname,
      port: Number(port),
      user: username,
      password,
      database: pathname.slice(1),
    };
  }

  /** Kills it without any warning, and resolves when it has recovered. */
  async crash(): Promise<void> {
    this.#process.stdin.write('crash\n');
    const { done } = await this.#lines.next();
    if (done) {
      throw new Error('The database did not recover');
    }
  }

  async dispose(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.stdin.end();
    await ended;
    await rm(this.#directory, { recursive: true });
  }
}
