import { createHmac, randomUUID } from 'node:crypto';
import examples from '@octokit/webhooks-examples';

/** A GitHub webhook, ready to be sent. */
export interface SignedDelivery {
  headers: Record<string, string>;
  body: Buffer;
}

/**
 * What payloads are sent: GitHub's own examples, 10 KB on average, or those of
 * them that are about 1 KB once links and what says little are left out.
 */
export type PayloadSize = '10 KB' | '1 KB';

const leftOut =
  /(?<!html)_url$|^url$|node_id|organization|installation|permissions|^body$|^has_|_count$|committer|pusher/;
const keptOfRepositories = [
  'id',
  'full_name',
  'html_url',
  'default_branch',
  'private',
];
const keptOfPeople = ['id', 'login', 'type'];
const person = /^(sender|user|owner|author|creator|assignee|merged_by)$/;
const shortBytes = { from: 700, to: 1500 };

function shorten(key: string, value: unknown): unknown {
  if (value === null || value === '' || leftOut.test(key)) {
    return undefined;
  }
  if (typeof value !== 'object') {
    return value;
  }
  if (key === 'repository') {
    return pick(value, keptOfRepositories);
  }
  return person.test(key) ? pick(value, keptOfPeople) : value;
}

function pick(value: object, names: string[]): object {
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => names.includes(name)),
  );
}

function bodiesOf(size: PayloadSize): Array<{ name: string; body: Buffer }> {
  const bodies = examples.flatMap(({ name, examples: payloads }) =>
    payloads.map(payload => ({
      name,
      body: Buffer.from(
        JSON.stringify(payload, size === '1 KB' ? shorten : undefined),
      ),
    })),
  );
  return size === '10 KB'
    ? bodies
    : bodies.filter(
        ({ body }) =>
          body.length >= shortBytes.from && body.length <= shortBytes.to,
      );
}

/**
 * An endless stream of GitHub's example payloads, each with a delivery id of
 * its own, signed.
 */
export function* signedDeliveries(
  secret: string,
  size: PayloadSize = '10 KB',
): Generator<SignedDelivery> {
  const payloads = bodiesOf(size).map(({ name, body }) => {
    const mac = createHmac('sha256', secret).update(body).digest('hex');
    return { name, body, signature: `sha256=${mac}` };
  });
  for (let index = 0; ; index = (index + 1) % payloads.length) {
    const { name, body, signature } = payloads[index];
    yield {
      body,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'GitHub-Hookshot/benchmark',
        'x-github-event': name,
        'x-github-delivery': randomUUID(),
        'x-hub-signature-256': signature,
      },
    };
  }
}
