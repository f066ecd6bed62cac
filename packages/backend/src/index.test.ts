import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

/** EX_CONFIG of sysexits.h: the operator has to change something. */
const configurationError = 78;

describe('the backend', () => {
  it('refuses another database than PostgreSQL with one sentence', async () => {
    const backend = spawn(
      process.execPath,
      [
        '--require',
        '@backstage/cli/config/nodeTransform.cjs',
        'src/index.ts',
        '--config',
        '../../app-config.yaml',
      ],
      {
        cwd: resolve(__dirname, '..'),
        env: {
          PATH: process.env.PATH,
          NODE_ENV: 'production',
          APP_CONFIG_backend_database_client: 'better-sqlite3',
          // Any: a portal may be running beside the tests.
          APP_CONFIG_backend_listen: '"127.0.0.1:0"',
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    const [[code], output] = await Promise.all([
      once(backend, 'exit'),
      text(backend.stderr),
    ]);

    expect(output.trim().split('\n').at(-1)).toBe(
      "Pitstop runs on PostgreSQL 14 or newer only, but backend.database.client is 'better-sqlite3': set it to 'pg'.",
    );
    expect(code).toBe(configurationError);
  }, 60_000);
});
