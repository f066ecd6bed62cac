import { createHmac, randomUUID } from 'node:crypto';
import examples from '@octokit/webhooks-examples';

/** A GitHub webhook, ready to be sent. */
export interface SignedDelivery {
  headers: Record<string, string>;
  body: Buffer;
}

/**
 * An endless stream of GitHub's own example payloads (about 10 KB on average),
 * each with a delivery id of its own, signed.
 */
export function* signedDeliveries(secret: string): Generator<SignedDelivery> {
  const payloads = examples.flatMap(({ name, examples: bodies }) =>
    bodies.map(payload => {
      const body = Buffer.from(JSON.stringify(payload));
      const mac = createHmac('sha256', secret).update(body).digest('hex');
      return { name, body, signature: `sha256=${mac}` };
    }),
  );
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
