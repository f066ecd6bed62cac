import { once } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import { ForwardedError } from '@backstage/errors';
import { createSandbox, type SandboxOptions } from './createSandbox';
import { Faults, FaultyPost } from './faults';
import { live, type Log, WebhookSender } from './live';
import { Random } from './random';
import { createServer } from './server';
import type { SigningKeys } from './webhooks';

export interface ServeOptions extends SandboxOptions {
  port: number;
  /** The portal that webhooks go to, and what they are signed with. */
  portal?: { target: string; keys: SigningKeys };
  log: Log;
  signal: AbortSignal;
}

function baseUrl(server: Server): string {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return `http://127.0.0.1:${port}`;
}

/**
 * Answers for the company on the loopback interface, and lets it live where
 * there is a portal to tell. Returns when the signal says to stop.
 *
 * @throws where the port is in use
 */
export async function serve(options: ServeOptions): Promise<void> {
  const { port, portal, log, signal, until } = options;
  const { company, timeline, webhooks } = createSandbox(options);
  const faults = Faults.create();
  const server = createHttpServer(
    createServer(company, portal && { keys: portal.keys, faults }),
  );
  server.listen(port, '127.0.0.1');
  await once(server, 'listening').catch(error => {
    throw new ForwardedError(`Can't answer at port ${port}`, error);
  });
  log(
    `${company.title} (${options.size}, seed ${
      options.seed
    }, history until ${new Date(until).toISOString()}) answers at ${baseUrl(
      server,
    )}`,
  );
  try {
    if (portal) {
      const post = FaultyPost.create({
        faults,
        post: WebhookSender.create({ ...portal, log }),
        random: Random.create(options.seed, 'faults'),
      });
      const dispatches = timeline.dispatches();
      await live({ dispatches, webhooks, post, until, signal });
    }
    if (!signal.aborted) {
      await once(signal, 'abort');
    }
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
