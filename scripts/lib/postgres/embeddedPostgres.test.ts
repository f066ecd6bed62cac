import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { EmbeddedPostgres, removeData } from './embeddedPostgres.ts';

let parent: string;

before(async () => {
  parent = await mkdtemp(join(tmpdir(), 'pitstop-postgres-'));
});

after(() => rm(parent, { recursive: true }));

function start(name: string) {
  return EmbeddedPostgres.start({
    directory: join(parent, name),
    logDirectory: join(parent, name, '..', `${name}-logs`),
    password: 'hush',
    durable: true,
    maximumConnections: 20,
    signal: new AbortController().signal,
  });
}

async function query(url: string, text: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded database', () => {
  it('keeps its data, durably, and lets nobody in without the password', async () => {
    let database = await start('kept');
    try {
      await query(database.url, 'create table kept as select 42 as answer');
      await database.stop();
      database = await start('kept');

      const { url } = database;
      assert.deepEqual(await query(url, 'table kept'), [{ answer: 42 }]);
      assert.deepEqual(await query(url, 'show fsync'), [{ fsync: 'on' }]);
      await assert.rejects(
        query(url.replace('hush', 'guess'), 'table kept'),
        /password authentication failed/,
      );
    } finally {
      await database.stop();
    }
  });

  it('starts again after whoever started it was killed', async () => {
    const holder = spawn(
      process.execPath,
      [
        fileURLToPath(new URL('./holdDatabase.fixture.ts', import.meta.url)),
        join(parent, 'orphaned'),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [url] = await once(holder.stdout, 'data');
    await query(String(url), 'create table kept as select 1 as one');
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    assert.deepEqual(await query(String(url), 'table kept'), [{ one: 1 }]);

    const database = await start('orphaned');
    try {
      assert.notEqual(database.url, String(url));
      assert.deepEqual(await query(database.url, 'table kept'), [{ one: 1 }]);
      await assert.rejects(query(String(url), 'table kept'), /ECONNREFUSED/);
    } finally {
      await database.stop();
    }
  });

  it('says that it is damaged, and begins anew once its data are removed', async () => {
    const database = await start('damaged');
    await database.stop();
    const data = join(parent, 'damaged', 'data');
    const control = join(data, 'global/pg_control');
    const refusal = {
      name: 'SentenceError',
      message: new RegExp(
        `^The database in ${data} is damaged \\(.+\\): put a copy back, or begin with empty data by \`npm start -- --reset\`\\.$`,
      ),
    };
    await writeFile(control, 'garbage');
    await assert.rejects(start('damaged'), refusal);
    await rm(control);
    await assert.rejects(start('damaged'), refusal);

    await removeData(join(parent, 'damaged'));
    await (await start('damaged')).stop();
  });

  it('says that it was made by another version', async () => {
    await (await start('old')).stop();
    await writeFile(join(parent, 'old', 'data', 'PG_VERSION'), '16\n');

    await assert.rejects(start('old'), {
      name: 'SentenceError',
      message: /was made by PostgreSQL 16, and this Pitstop brings 18:/,
    });
  });

  it('tells when it ends by itself', async () => {
    const database = await start('ending');
    const ended = database.watch();
    const [{ pid }] = await query(
      database.url,
      `select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)::int as pid`,
    );
    process.kill(pid, 'SIGQUIT');
    await assert.rejects(ended, {
      name: 'SentenceError',
      message: /The database ended with code \d+; the whole output is in /,
    });
    await database.stop();
  });
});
