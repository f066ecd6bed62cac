import { resolve } from 'node:path';
import { startBackend } from '../lib/backendProcess';
import { until } from '../lib/until';
import type { IngestTarget, TargetOptions } from './IngestTarget';

const entry = resolve(__dirname, 'peerBackend.ts');

async function received(origin: string): Promise<number> {
  const response = await fetch(`${origin}/api/counter`);
  return (await response.json()).received;
}

/**
 * The events backend of Backstage.
 *
 * With its subscriber in the same process an event never touches the database;
 * with the subscriber in a second replica the PostgreSQL bus carries it. The
 * first is the kindest to the peer, the second is what a durable log compares to.
 */
export async function startPeer(
  options: TargetOptions & { subscriber: 'same process' | 'replica' },
): Promise<IngestTarget> {
  const common = {
    entry,
    databaseUrl: options.databaseUrl,
    databasePrefix: `${options.databasePrefix}peer_`,
  };
  const config = (subscribe: boolean) => ({
    benchmark: { subscribe },
    events: {
      useEventBus: 'always',
      modules: { github: { webhookSecret: options.secret } },
    },
  });
  const inReplica = options.subscriber === 'replica';
  const ingress = await startBackend({
    ...common,
    config: config(!inReplica),
    logFile: `${options.logDirectory}/peer.log`,
  });
  const replica = inReplica
    ? await startBackend({
        ...common,
        config: config(true),
        logFile: `${options.logDirectory}/peer-replica.log`,
      })
    : undefined;
  const subscriber = replica ?? ingress;

  return {
    origin: ingress.origin,
    path: '/api/events/http/github',
    async kept(expected) {
      let last = -1;
      await until(async () => {
        const now = await received(subscriber.origin);
        const settled = now >= expected || now === last;
        last = now;
        return settled;
      }, 2_000);
      return last;
    },
    async stop() {
      await replica?.stop();
      await ingress.stop();
    },
  };
}
