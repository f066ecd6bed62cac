import { createHash, createHmac, randomUUID } from 'node:crypto';
import webhooks from '@octokit/webhooks-examples';

type Json = Record<string, unknown>;

/** A commit id that is the same for the same name. */
export function commitId(name: string): string {
  return createHash('sha1').update(name).digest('hex');
}

/** Sends GitHub's own example payloads, changed where a test needs it. */
export class GithubSender {
  readonly #url: string;
  readonly #secret: string;

  static create(options: { baseUrl: string; secret: string }): GithubSender {
    return new GithubSender(
      `${options.baseUrl}/api/devhose/ingest/github`,
      options.secret,
    );
  }

  private constructor(url: string, secret: string) {
    this.#url = url;
    this.#secret = secret;
  }

  push(changes: Json): Promise<void> {
    return this.#send('push', undefined, changes);
  }

  pullRequest(action: string, changes: Json): Promise<void> {
    return this.#send('pull_request', action, { pull_request: changes });
  }

  review(review: Json, pullRequest: Json): Promise<void> {
    return this.#send('pull_request_review', 'submitted', {
      review,
      pull_request: pullRequest,
    });
  }

  deploymentStatus(deployment: Json, status: Json): Promise<void> {
    return this.#send('deployment_status', 'created', {
      deployment,
      deployment_status: status,
    });
  }

  async #send(
    event: string,
    action: string | undefined,
    changes: Json,
  ): Promise<void> {
    const body = JSON.stringify(merge(exampleOf(event, action), changes));
    await postSigned({ url: this.#url, secret: this.#secret, event, body });
  }
}

/** Sends a payload as GitHub would; the test fails unless it is taken in. */
export async function postSigned(delivery: {
  url: string;
  secret: string;
  event: string;
  body: string;
}): Promise<void> {
  const { url, secret, event, body } = delivery;
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-event': event,
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': `sha256=${signature}`,
    },
  });
  if (response.status !== 202) {
    throw new Error(
      `${event} was answered ${response.status}: ${await response.text()}`,
    );
  }
}

function exampleOf(event: string, action: string | undefined): Json {
  const examples = webhooks.find(({ name }) => name === event)?.examples ?? [];
  const example: unknown = examples.find(
    candidate =>
      action === undefined ||
      ('action' in candidate && candidate.action === action),
  );
  if (!isObject(example)) {
    throw new Error(`There is no example of ${event} ${action ?? ''}`);
  }
  return structuredClone(example);
}

function merge(into: Json, changes: Json): Json {
  for (const [key, value] of Object.entries(changes)) {
    const old = into[key];
    into[key] = isObject(old) && isObject(value) ? merge(old, value) : value;
  }
  return into;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
