import assert from 'node:assert/strict';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { loadSecrets } from './secrets.ts';

describe('the secrets', () => {
  it('are made up once, for this user only, and completed', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'pitstop-secrets-'));
    const directory = join(parent, 'data');
    const path = join(directory, 'secrets.json');
    try {
      const secrets = await loadSecrets(directory);
      const values = Object.values(secrets);
      assert.equal(new Set(values).size, values.length);
      assert.ok(values.every(value => value.length >= 32));
      assert.deepEqual(await loadSecrets(directory), secrets);
      assert.equal((await stat(path)).mode & 0o777, 0o600);

      const { databasePassword, ...others } = secrets;
      await writeFile(path, JSON.stringify({ databasePassword }));
      const completed = await loadSecrets(directory);
      assert.equal(completed.databasePassword, databasePassword);
      assert.notEqual(completed.importToken, others.importToken);
      assert.deepEqual(await loadSecrets(directory), completed);
    } finally {
      await rm(parent, { recursive: true });
    }
  });
});
