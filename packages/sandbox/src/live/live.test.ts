import { createHmac, createVerify, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { createSandbox } from '../createSandbox';
import { type Secrets, SigningKeys, type Tool, tools } from '../webhooks';
import { live } from './live';
import { WebhookSender } from './WebhookSender';

jest.setTimeout(60_000);

const secrets: Secrets = {
  artifactory: 'known to Artifactory and the portal',
  github: 'known to GitHub and the portal',
  jira: 'known to Jira and the portal',
  pagerduty: 'known to PagerDuty and the portal',
  slack: 'known to Slack and the portal',
  sonarqube: 'known to SonarQube and the portal',
  spinnaker: 'known to Spinnaker and the portal',
};

const keys = SigningKeys.create(secrets);

/** The header in which each tool documents its signature, and what stands before it. */
const signatures: Record<
  Exclude<keyof Secrets, 'spinnaker' | 'slack'>,
  [header: string, prefix: string]
> = {
  artifactory: ['x-jfrog-event-auth', ''],
  github: ['x-hub-signature-256', 'sha256='],
  jira: ['x-hub-signature', 'sha256='],
  pagerduty: ['x-pagerduty-signature', 'v1='],
  sonarqube: ['x-sonar-webhook-hmac-sha256', ''],
};

interface Received {
  tool: Tool;
  /** That of the delivery, or else all that it says. */
  id: string;
  event: string;
  body: Buffer;
}

/** The portal's side: takes what is signed rightly, by the tools' documentation. */
class Receiver {
  readonly received: Received[] = [];
  /** Answers that come before the usual one. */
  readonly answers: number[] = [];
  readonly #server: Server;
  #onReceived = () => {};

  constructor() {
    this.#server = createServer(async (request, response) => {
      const body = await buffer(request);
      const tool = tools.find(
        each => request.url === `/api/devhose/ingest/${each}`,
      );
      const { 'x-github-delivery': id, 'x-github-event': event } =
        request.headers;
      if (tool) {
        this.received.push({
          tool,
          id: String(id ?? body),
          event: String(event),
          body,
        });
        const usual = this.#isSigned(tool, request, body) ? 202 : 401;
        response.statusCode = this.answers.shift() ?? usual;
      } else {
        response.statusCode = 404;
      }
      response.end();
      this.#onReceived();
    });
  }

  #isSigned(tool: Tool, request: IncomingMessage, body: Buffer): boolean {
    if (tool === 'travis') {
      const payload = new URLSearchParams(body.toString()).get('payload') ?? '';
      return createVerify('RSA-SHA1')
        .update(payload)
        .verify(
          keys.travisPublicKey,
          String(request.headers.signature),
          'base64',
        );
    }
    if (tool === 'spinnaker') {
      const { authorization } = request.headers;
      return authorization === `Bearer ${secrets.spinnaker}`;
    }
    if (tool === 'slack') {
      const timestamp = request.headers['x-slack-request-timestamp'];
      const expected = createHmac('sha256', secrets.slack)
        .update(`v0:${timestamp}:${body}`)
        .digest('hex');
      return request.headers['x-slack-signature'] === `v0=${expected}`;
    }
    const [header, prefix] = signatures[tool];
    const expected = Buffer.from(
      prefix + createHmac('sha256', secrets[tool]).update(body).digest('hex'),
    );
    const given = Buffer.from(String(request.headers[header]));
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async hasReceived(count: number): Promise<void> {
    while (this.received.length < count) {
      await this.#next();
    }
  }

  /** The body of the first push that comes. */
  async push(): Promise<{
    organization: { login: string };
    repository: { pushed_at: number };
  }> {
    for (;;) {
      const push = this.received.find(({ event }) => event === 'push');
      if (push) {
        return JSON.parse(push.body.toString());
      }
      await this.#next();
    }
  }

  async #next(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#onReceived = resolve;
    });
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

describe('the living company', () => {
  const lines: string[] = [];
  const log = (line: string) => lines.push(line);
  let receiver: Receiver;
  let target: string;
  let stop: AbortController;

  beforeEach(async () => {
    lines.length = 0;
    receiver = new Receiver();
    target = await receiver.listen();
    stop = new AbortController();
  });

  afterEach(() => {
    stop.abort();
    receiver.close();
  });

  /** The same story each time, as if its history had ended so many minutes ago. */
  function start(minutes: number, agoEnded = Date.now() - minutes * 60_000) {
    const until = Date.parse('2026-03-02T10:00:00Z');
    const { timeline, webhooks } = createSandbox({
      seed: 1,
      size: 'tiny',
      until,
    });
    function* dispatches() {
      for (const dispatch of timeline.dispatches()) {
        yield { ...dispatch, at: dispatch.at - until + agoEnded };
      }
    }
    return live({
      dispatches: dispatches(),
      webhooks,
      post: WebhookSender.create({ target, keys, log }),
      until: agoEnded,
      signal: stop.signal,
    });
  }

  it('tells the portal what has happened since history ended, signed', async () => {
    const living = start(20);
    const push = await receiver.push();
    await receiver.hasReceived(20);
    stop.abort();
    await living;
    const ids = new Set(receiver.received.map(({ id }) => id));
    expect(ids.size).toBe(receiver.received.length);
    expect(push.organization.login).toBe('quillfair');
    expect(lines).toEqual([]);
  });

  it('tells the same again after a restart, so that nothing is missed or counted twice', async () => {
    const ended = Date.now() - 20 * 60_000;
    const first = start(20, ended);
    await receiver.hasReceived(20);
    stop.abort();
    await first;
    const told = receiver.received.splice(0);
    stop = new AbortController();
    const second = start(20, ended);
    await receiver.hasReceived(told.length);
    stop.abort();
    await second;
    const again = receiver.received.slice(0, told.length);
    expect(again.map(({ id }) => id)).toEqual(told.map(({ id }) => id));
  });

  it('passes over what has been missed for longer than half an hour', async () => {
    const late = start(45);
    await receiver.hasReceived(1);
    stop.abort();
    await late;
    const [firstOfLate] = receiver.received.splice(0);
    stop = new AbortController();
    const inTime = start(25);
    await receiver.hasReceived(20);
    stop.abort();
    await inTime;
    const told = receiver.received.map(({ id }) => id);
    expect(told).not.toContain(firstOfLate.id);
  });

  it('tries again with the same id until the portal takes it, and says so once', async () => {
    receiver.answers.push(503, 404);
    const living = start(20);
    await receiver.hasReceived(4);
    stop.abort();
    await living;
    const [first, second, third, fourth] = receiver.received;
    expect([second.id, third.id]).toEqual([first.id, first.id]);
    expect(fourth.id).not.toBe(first.id);
    expect(lines).toEqual([
      expect.stringContaining(
        'takes no webhooks now; trying until it does: 503',
      ),
      expect.stringContaining('takes webhooks'),
    ]);
  });

  it('leaves out what the portal will never take, and says which', async () => {
    receiver.answers.push(422);
    const living = start(20);
    await receiver.hasReceived(2);
    stop.abort();
    await living;
    const [first, second] = receiver.received;
    expect(second.id).not.toBe(first.id);
    expect(lines).toEqual([
      expect.stringContaining(
        `refuses delivery ${first.id} of github, left out: 422`,
      ),
    ]);
  });
});
