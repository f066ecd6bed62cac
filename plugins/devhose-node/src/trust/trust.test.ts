import { createHmac } from 'node:crypto';
import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { Webhook } from 'standardwebhooks';
import { changingConfig } from '../testUtils/changingConfig';
import type { Verdict } from '../source/DeliverySource';
import {
  readAuthorization,
  SourceSecrets,
  verifyHmac,
  verifyStandardWebhook,
  verifyToken,
  type TrustedSenders,
} from './index';

function createSecrets(tool: JsonObject) {
  const logger = mockServices.logger.mock();
  const dataOf = (values: JsonObject) => ({
    devhose: { sources: { tool: values } },
  });
  const { config, change } = changingConfig(dataOf(tool));
  const secrets = SourceSecrets.create({ config, logger, path: 'tool' });
  if (secrets === undefined) {
    throw new Error('The source is off');
  }
  return { secrets, logger, change: (to: JsonObject) => change(dataOf(to)) };
}

const body = Buffer.from('{"happened":true}');
const hmac = (secret: string) =>
  createHmac('sha256', secret).update(body).digest('hex');

describe('the secrets of a source', () => {
  it('follow the configuration while the backend runs', () => {
    const { secrets, change } = createSecrets({ secrets: ['old'] });
    const signed = (secret: string) =>
      verifyHmac(secrets, {
        header: 'X-Signature',
        given: hmac(secret),
        signed: body,
      }).verdict;
    expect(signed('new')).toBe('forged');

    change({ secrets: ['old', 'new'] });
    expect([signed('old'), signed('new')]).toEqual(['genuine', 'genuine']);

    change({ secrets: ['new'] });
    expect([signed('old'), signed('new')]).toEqual(['forged', 'genuine']);
  });

  it('stay as they were where the new ones would let anybody in, and the log says so', () => {
    const { secrets, logger, change } = createSecrets({ secrets: ['good'] });
    change({ secrets: [] });
    expect(secrets.secrets).toEqual(['good']);
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('devhose.sources.tool.secrets is empty'),
    );
    expect(JSON.stringify(logger.error.mock.calls)).not.toContain('good');
  });

  it('are not looked for where the source is off', () => {
    expect(
      SourceSecrets.create({
        config: new ConfigReader({}),
        logger: mockServices.logger.mock(),
        path: 'tool',
      }),
    ).toBeUndefined();
  });
});

describe('a signature', () => {
  const senders = { key: 'k', secrets: ['one', 'two'], allowUnsigned: false };
  const verify = (given: string | undefined, more = {}) =>
    verifyHmac(senders, { header: 'X-S', given, signed: body, ...more });

  it('may be one of several, and of any of the secrets', () => {
    const given = `v1=${hmac('three')}, v1=${hmac('two')}`;
    const options = { prefix: 'v1=', separator: ',' as const };
    expect(verify(given, options).verdict).toBe('genuine');
    expect(verify(`v1=${hmac('three')}`, options).verdict).toBe('forged');
    expect(verify(`v2=${hmac('two')}`, options)).toMatchObject({
      verdict: 'forged',
      reason: "X-S must be 'v1=' and 64 hexadecimal digits",
    });
  });

  it.each(['', 'x', 'f'.repeat(63), 'f'.repeat(66), `${'f'.repeat(63)}g`])(
    'is not %j',
    given => expect(verify(given).verdict).toBe('forged'),
  );

  it('is missed where there is none', () => {
    expect(verify(undefined)).toEqual({
      verdict: 'unsigned',
      reason:
        'There is no X-S header; give the webhook a secret, the same as in k',
    });
  });
});

describe('a proof', () => {
  const senders = { key: 'k', secrets: ['one', 'two'], allowUnsigned: false };
  const proofOf = (verdict: Verdict) =>
    verdict.verdict === 'genuine' ? verdict.proof : undefined;
  const signed = (trusted: TrustedSenders, secret: string) =>
    proofOf(
      verifyHmac(trusted, {
        header: 'X-S',
        given: hmac(secret),
        signed: body,
      }),
    );

  it('says which secret it was, by its place and a mark that stays', () => {
    const one = signed(senders, 'one');
    expect(one).toEqual({
      scheme: 'hmac-sha256',
      secret: {
        position: 1,
        fingerprint: expect.stringMatching(/^[0-9a-f]{8}$/),
      },
    });
    const moved = signed({ ...senders, secrets: ['two', 'one'] }, 'one');
    expect(moved?.secret).toEqual({ ...one?.secret, position: 2 });
    const two = proofOf(verifyToken(senders, { header: 'X-T', given: 'two' }));
    expect(two).toMatchObject({ scheme: 'token', secret: { position: 2 } });
    expect(two?.secret?.fingerprint).not.toBe(one?.secret?.fingerprint);
  });

  it('is none where anybody may send', () => {
    const open = { key: 'k', secrets: [], allowUnsigned: true };
    expect(signed(open, 'whatever')).toEqual({ scheme: 'none' });
  });
});

describe('a token', () => {
  const senders = { key: 'k', secrets: ['one', 'two'], allowUnsigned: false };
  it.each([
    ['two', 'genuine'],
    ['tw', 'forged'],
    ['two ', 'forged'],
    ['', 'unsigned'],
    [undefined, 'unsigned'],
  ])('%j is %s', (given, verdict) => {
    expect(verifyToken(senders, { header: 'X-T', given }).verdict).toBe(
      verdict,
    );
  });

  it('is read from Authorization, Bearer or Basic', () => {
    const pair = Buffer.from('user:se:cret').toString('base64');
    expect(readAuthorization(`Basic ${pair}`)).toBe('se:cret');
    expect(readAuthorization('bearer abc')).toBe('abc');
    expect(readAuthorization('Digest abc')).toBeUndefined();
    expect(readAuthorization(undefined)).toBeUndefined();
  });
});

describe('a standard webhook', () => {
  const key = (name: string) =>
    `whsec_${Buffer.from(`${name} of 24 bytes and more`).toString('base64')}`;
  const senders = {
    key: 'k',
    secrets: [key('old'), key('new')],
    allowUnsigned: false,
  };
  const headersOf = (
    secret: string,
    at = new Date(),
    id = 'msg_1',
  ): Record<string, string> => ({
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    // Signed by the reference implementation, not by ours.
    'webhook-signature': new Webhook(secret).sign(id, at, body.toString()),
  });
  const verdictOf = (headers: Record<string, string>) =>
    verifyStandardWebhook(senders, body, headers).verdict;

  it('is genuine with any of the secrets, also beside other signatures', () => {
    expect(verdictOf(headersOf(key('old')))).toBe('genuine');
    const headers = headersOf(key('new'));
    headers[
      'webhook-signature'
    ] = `v1a,xyz v1,AAAA ${headers['webhook-signature']}`;
    expect(verdictOf(headers)).toBe('genuine');
  });

  it('is forged with another secret, id, time or body, and when it is old', () => {
    expect(verdictOf(headersOf(key('other')))).toBe('forged');
    expect(verdictOf({ ...headersOf(key('new')), 'webhook-id': 'msg_2' })).toBe(
      'forged',
    );
    const hourAgo = new Date(Date.now() - 3_600_000);
    expect(
      verifyStandardWebhook(senders, body, headersOf(key('new'), hourAgo)),
    ).toMatchObject({
      verdict: 'forged',
      reason: expect.stringContaining('within five minutes'),
    });
    expect(verdictOf({})).toBe('unsigned');
  });
});
