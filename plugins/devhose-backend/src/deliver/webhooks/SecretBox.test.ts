import { randomBytes } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { createLog } from '../../__testUtils__/createLog';
import { testPostgres } from '../../__testUtils__/postgres';
import { SecretBox } from './SecretBox';
import { sealSecrets } from './sealSecrets';

const postgres = testPostgres();
const key = () => randomBytes(32).toString('base64');
const logger = mockServices.logger.mock();

describe('a secret in its box', () => {
  const box = SecretBox.create([key()]);

  it('comes out as it was put in, and looks different every time', () => {
    const sealed = box.seal('whsec_abc', 'one');
    expect(sealed).not.toContain('abc');
    expect(sealed).not.toBe(box.seal('whsec_abc', 'one'));
    expect(box.open(sealed, 'one')).toBe('whsec_abc');
  });

  it("cannot be passed off as somebody else's, nor changed", () => {
    const sealed = box.seal('whsec_abc', 'one');
    expect(() => box.open(sealed, 'two')).toThrow('authenticate');
    const [version, id, nonce, tag, content] = sealed.split('.');
    const changed = Buffer.from(content, 'base64url');
    changed[0] ^= 1;
    const forged = [version, id, nonce, tag, changed.toString('base64url')];
    expect(() => box.open(forged.join('.'), 'one')).toThrow('authenticate');
  });

  it('needs a key, and says how to make one', () => {
    expect(() => SecretBox.create([]).seal('x', 'one')).toThrow(
      'openssl rand -base64 32',
    );
    expect(() => SecretBox.create(['short'])).toThrow('not 32 bytes in base64');
  });
});

describe('secrets in the database', () => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await postgres.create();
    await createLog(knex);
    await knex('webhook_endpoints').insert(
      ['one', 'two'].map(id => ({
        id,
        url: 'https://example.com',
        secret: `whsec_${id}`,
        filter: '{}',
        created_by: 'user:default/guest',
      })),
    );
  });

  async function secrets(box: SecretBox): Promise<string[]> {
    const rows = await knex('webhook_endpoints').orderBy('id');
    return rows.map(({ id, secret }) => box.open(secret, id));
  }

  it('are encrypted when there is a key, and again when there is a newer one', async () => {
    const [older, newer] = [key(), key()];
    await sealSecrets({ knex, box: SecretBox.create([]), logger });
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('2 webhooks lie in the database as they are'),
    );

    await sealSecrets({ knex, box: SecretBox.create([older]), logger });
    await expect(secrets(SecretBox.create([older]))).resolves.toEqual([
      'whsec_one',
      'whsec_two',
    ]);

    await sealSecrets({ knex, box: SecretBox.create([newer, older]), logger });
    await expect(secrets(SecretBox.create([newer]))).resolves.toEqual([
      'whsec_one',
      'whsec_two',
    ]);
    // With the key lost they are left alone, and somebody is told.
    await sealSecrets({ knex, box: SecretBox.create([older]), logger });
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('is not in devhose.webhooks.encryptionKeys'),
    );
    await expect(secrets(SecretBox.create([newer]))).resolves.toHaveLength(2);
  });
});
