import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import createKnex, { type Knex } from 'knex';
import { freePort } from './freePort';
import { waitFor } from './waitFor';

/** Where Debian puts it, which is not on everybody's PATH. */
const environment = {
  ...process.env,
  PATH: `${process.env.PATH}${delimiter}/usr/sbin`,
};

/** Whether there is a PgBouncer to test with; says so, loudly, where there is none. */
export function hasPgBouncer(): boolean {
  const { status } = spawnSync('pgbouncer', ['--version'], {
    env: environment,
  });
  if (status !== 0) {
    process.stderr.write(
      'SKIPPED: Devhose behind PgBouncer was not tested; there is no pgbouncer on the PATH (Debian: apt-get install pgbouncer)\n',
    );
  }
  return status === 0;
}

/** By this the server tells the clients of {@link PgBouncer.connect} from others. */
export const pooledApplication = 'behind-pgbouncer';

/** A real PgBouncer in transaction mode, before the server that a database is on. */
export class PgBouncer {
  readonly #process: ChildProcess;
  readonly #directory: string;
  readonly #connection: Knex.PgConnectionConfig;

  /**
   * @param direct - Of the database, past PgBouncer.
   * @param options.connections - So many connections of the server are shared.
   */
  static async start(
    direct: Knex,
    options: { connections: number },
  ): Promise<PgBouncer> {
    const { host, port, user, password, database } =
      direct.client.config.connection;
    const directory = await mkdtemp(join(tmpdir(), 'pgbouncer-'));
    const listenPort = await freePort();
    const file = join(directory, 'pgbouncer.ini');
    const server = [`host=${host}`, `port=${port}`, `user=${user}`];
    await writeFile(
      file,
      [
        '[databases]',
        `* = ${[...server, ...(password ? [`password=${password}`] : [])].join(
          ' ',
        )}`,
        '[pgbouncer]',
        'listen_addr = 127.0.0.1',
        `listen_port = ${listenPort}`,
        'unix_socket_dir =',
        'auth_type = any',
        'pool_mode = transaction',
        `default_pool_size = ${options.connections}`,
        'max_client_conn = 500',
      ].join('\n'),
    );
    // It refuses to be root, and whoever it is then has to read this.
    await chmod(directory, 0o755);
    const isRoot = process.getuid?.() === 0;
    const child = spawn(
      'pgbouncer',
      [...(isRoot ? ['--user', 'nobody'] : []), file],
      { env: environment, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let output = '';
    child.stderr.on('data', chunk => {
      output += chunk;
    });
    const bouncer = new PgBouncer(child, directory, {
      host: '127.0.0.1',
      port: listenPort,
      user,
      database,
    });
    await waitFor(() => {
      if (child.exitCode !== null) {
        throw new Error(`PgBouncer ended while starting:\n${output}`);
      }
      if (!output.includes('process up')) {
        throw new Error(`PgBouncer does not get ready:\n${output}`);
      }
    });
    return bouncer;
  }

  private constructor(
    child: ChildProcess,
    directory: string,
    connection: Knex.PgConnectionConfig,
  ) {
    this.#process = child;
    this.#directory = directory;
    this.#connection = connection;
  }

  /** The database as it is reached through it, by clients with pools of their own. */
  connect(): Knex {
    return createKnex({
      client: 'pg',
      connection: {
        ...this.#connection,
        application_name: pooledApplication,
      },
      pool: { min: 0, max: 10 },
    });
  }

  async stop(): Promise<void> {
    const exited = once(this.#process, 'exit');
    this.#process.kill();
    await exited;
    await rm(this.#directory, { recursive: true });
  }
}
