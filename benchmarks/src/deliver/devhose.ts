import { resolve } from 'node:path';
import { Client } from 'pg';
import { startBackend, type BackendProcess } from '../lib/backendProcess';
import { openLoop } from '../lib/load';
import { MemoryWatch } from '../lib/MemoryWatch';
import { until } from '../lib/until';
import { deliveries } from './cloudEvents';
import { ways, type Testimony } from './witness';

const warmUpSeconds = 5;
const connections = 32;

/** Milliseconds of each event, by the way it took to the handler. */
export type ByWay = Record<(typeof ways)[number], number[]>;

/** What was found out about the ways of reaching a handler. */
export interface Delivered {
  acknowledgedMs: number[];
  /** From the commit to the handler. */
  sinceCommitMs: ByWay;
  /** From sending to the handler. */
  sinceSentMs: ByWay;
  /** By how much the memory of the process that takes events in grew, at most. */
  grownMiB: number;
}

async function ask(backend: BackendProcess): Promise<Testimony> {
  const response = await fetch(`${backend.origin}/api/witness`);
  return response.json();
}

function logDatabaseUrl(options: {
  databaseUrl: string;
  databasePrefix: string;
}): string {
  const url = new URL(options.databaseUrl);
  url.pathname = `/${options.databasePrefix}devhose`;
  return url.toString();
}

/** From one moment of each event to another, of those that have both. */
function between(
  from: ReadonlyMap<string, number>,
  to: Readonly<Record<string, number>>,
): number[] {
  return [...from].flatMap(([id, at]) => (id in to ? [to[id] - at] : []));
}

/** When the transaction of each event committed, by PostgreSQL's own account. */
async function readCommits(databaseUrl: string): Promise<Map<string, number>> {
  const client = new Client(databaseUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; at: number }>(
      `select
         event ->> 'id' as id,
         (extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000)::float8 as at
       from events`,
    );
    return new Map(rows.map(({ id, at }) => [id, at]));
  } finally {
    await client.end();
  }
}

/**
 * Events at a rate, from their sender to handlers, in the process that takes
 * them in or in a second replica.
 */
export async function measureDevhose(options: {
  databaseUrl: string;
  databasePrefix: string;
  token: string;
  logDirectory: string;
  handlers: 'same process' | 'replica';
  perSecond: number;
  seconds: number;
}): Promise<Delivered> {
  const { token, perSecond, seconds } = options;
  const start = (name: string, isWitness: boolean) =>
    startBackend({
      entry: resolve(__dirname, 'backend.ts'),
      databaseUrl: options.databaseUrl,
      databasePrefix: options.databasePrefix,
      config: {
        benchmark: { witness: isWitness },
        devhose: { sources: { cloudevents: { secrets: [token] } } },
      },
      logFile: `${options.logDirectory}/${name}.log`,
    });
  const inReplica = options.handlers === 'replica';
  const taking = await start('taking', !inReplica);
  const handling = inReplica ? await start('handling', true) : taking;
  try {
    const target = {
      origin: taking.origin,
      path: '/api/devhose/ingest/cloudevents',
    };
    await openLoop(target, deliveries(token, new Map()), {
      connections,
      perSecond,
      seconds: warmUpSeconds,
    });
    const memory = await MemoryWatch.start(taking);
    const sentAt = new Map<string, number>();
    const load = await openLoop(target, deliveries(token, sentAt), {
      connections,
      perSecond,
      seconds,
    });
    await until(async () => {
      const { seenAt } = await ask(handling);
      return ways.every(
        way => between(sentAt, seenAt[way]).length === load.accepted,
      );
    });
    const { seenAt } = await ask(handling);
    const all = await readCommits(logDatabaseUrl(options));
    const committedAt = new Map([...all].filter(([id]) => sentAt.has(id)));
    return {
      acknowledgedMs: load.latenciesMs,
      sinceCommitMs: {
        subscribe: between(committedAt, seenAt.subscribe),
        follow: between(committedAt, seenAt.follow),
      },
      sinceSentMs: {
        subscribe: between(sentAt, seenAt.subscribe),
        follow: between(sentAt, seenAt.follow),
      },
      grownMiB: await memory.stop(),
    };
  } finally {
    if (inReplica) {
      await handling.stop();
    }
    await taking.stop();
  }
}
