import { once } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import { ForwardedError } from '@backstage/errors';
import { bringToLife } from './bringToLife';
import { createSandbox, type SandboxOptions } from './createSandbox';
import { CompanyClusters } from './kubernetes';
import { live, type Log } from './live';
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
  const living = portal && bringToLife({ ...options, ...portal });
  const witness = CompanyClusters.create(company);
  const { clusters } = witness;
  const server = createHttpServer(
    createServer(company, living && { ...living, clusters }),
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
    if (living) {
      const dispatches = timeline.dispatches();
      const { post } = living;
      await live({ dispatches, webhooks, post, witness, until, signal });
    }
    if (!signal.aborted) {
      await once(signal, 'abort');
    }
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
