import type { Client } from 'pg';
import type { DevhoseService } from '@pitstop/plugin-devhose-node';
import { deliveries } from '../deliver/cloudEvents';
import { closedLoop } from '../lib/load';
import { median } from '../lib/statistics';
import { readBareCursor, type EventsAs, type Reading } from './bareCursor';
import { followWhole } from './followWhole';
import { measureHeadDelivery } from './headDelivery';

const connections = 64;
const pageEvents = 5_000;
const ingestRounds = 3;

/** How much is asked of a log. */
export interface Effort {
  /** How often all of it is read. */
  readings: number;
  ingestRequests: number;
  headSeconds: number;
}

/** What a log of a certain size can do. */
export interface Observation {
  events: number;
  /** By a bare cursor. */
  bareEventsPerSecond: Record<EventsAs, number>;
  followedEventsPerSecond: number;
  /** What a follower gets of it; round by round, next to each other in time. */
  followToBare: Record<EventsAs, number>;
  ingestedPerSecond: number;
  headMs: number[];
}

interface Subject {
  client: Client;
  devhose: DevhoseService;
  target: { origin: string; path: string };
  token: string;
}

const perSecond = ({ events, seconds }: Reading) => events / seconds;

/** @throws Error if not every event was read. */
export async function observe(
  { client, devhose, target, token }: Subject,
  events: number,
  { readings, ingestRequests, headSeconds }: Effort,
): Promise<Observation> {
  // Alternately, so that neither has the warmer cache or the better neighbours.
  const text: number[] = [];
  const objects: number[] = [];
  const followed: number[] = [];
  for (let round = 0; round < readings; round++) {
    const unparsed = await readBareCursor(client, pageEvents, 'text');
    const follow = await followWhole(devhose, pageEvents);
    const parsed = await readBareCursor(client, pageEvents, 'objects');
    for (const reading of [unparsed, follow, parsed]) {
      if (reading.events !== events) {
        throw new Error(`Of ${events} events only ${reading.events} were read`);
      }
    }
    text.push(perSecond(unparsed));
    followed.push(perSecond(follow));
    objects.push(perSecond(parsed));
  }
  const followedOf = (bare: number[]) =>
    median(followed.map((rate, round) => rate / bare[round]));

  const incoming = deliveries(token, new Map());
  const ingested: number[] = [];
  for (let round = 0; round <= ingestRounds; round++) {
    const load = await closedLoop(target, incoming, {
      connections,
      requests: ingestRequests,
    });
    if (load.refused > 0) {
      throw new Error(`${load.refused} of ${ingestRequests} were refused`);
    }
    if (round > 0) {
      ingested.push(load.accepted / load.seconds);
    }
  }

  const { rows } = await client.query<{ head: string }>(
    'select max(sequence) as head from delivery_keys',
  );
  const head = Number(rows[0].head);
  return {
    events,
    bareEventsPerSecond: { text: median(text), objects: median(objects) },
    followedEventsPerSecond: median(followed),
    followToBare: { text: followedOf(text), objects: followedOf(objects) },
    ingestedPerSecond: median(ingested),
    headMs: await measureHeadDelivery({
      devhose,
      target,
      token,
      head,
      seconds: headSeconds,
    }),
  };
}
