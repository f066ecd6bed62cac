import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AckPolicy,
  jetstream,
  jetstreamManager,
  StorageType,
} from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { freePort } from '../lib/freePort';
import { pace } from '../lib/pace';
import { until } from '../lib/until';
import { now } from './clock';
import { events, type SentEvent } from './cloudEvents';

const stream = 'BENCHMARK';

/** What NATS JetStream needs for the same events. */
export interface NatsDelivered {
  version: string;
  acknowledgedMs: number[];
  handledMs: number[];
}

/**
 * The peer: the same events at the same rate through a stream on files to an
 * explicitly acknowledging consumer, sender and handler in one process. Undefined
 * where there is no `nats-server`.
 *
 * NATS acknowledges what it has handed to the operating system, Devhose what is
 * on the disk.
 */
export async function measureNats(options: {
  perSecond: number;
  seconds: number;
}): Promise<NatsDelivered | undefined> {
  const { status, stdout } = spawnSync('nats-server', ['--version']);
  if (status !== 0) {
    return undefined;
  }
  const directory = await mkdtemp(join(tmpdir(), 'pitstop-bench-nats-'));
  const port = await freePort();
  const server = spawn(
    'nats-server',
    ['-a', '127.0.0.1', '-p', String(port), '-js', '-sd', directory],
    { stdio: 'ignore' },
  );
  const connection = await connectTo(`nats://127.0.0.1:${port}`);
  try {
    const measured = await measure(connection, options);
    return { version: String(stdout).trim(), ...measured };
  } finally {
    await connection.close();
    const ended = once(server, 'exit');
    server.kill();
    await ended;
    await rm(directory, { recursive: true });
  }
}

async function connectTo(address: string): Promise<NatsConnection> {
  return connect({
    servers: address,
    waitOnFirstConnect: true,
    reconnectTimeWait: 50,
    maxReconnectAttempts: -1,
  });
}

async function measure(
  connection: NatsConnection,
  options: { perSecond: number; seconds: number },
): Promise<Omit<NatsDelivered, 'version'>> {
  const manager = await jetstreamManager(connection);
  await manager.streams.add({
    name: stream,
    subjects: ['benchmark.>'],
    storage: StorageType.File,
  });
  await manager.consumers.add(stream, {
    durable_name: 'witness',
    ack_policy: AckPolicy.Explicit,
  });
  const client = jetstream(connection);
  const consumer = await client.consumers.get(stream, 'witness');
  const sentAt = new Map<string, number>();
  const acknowledgedMs: number[] = [];
  const handledMs: number[] = [];
  const messages = await consumer.consume({
    callback: message => {
      const at = sentAt.get(message.headers?.get('Nats-Msg-Id') ?? '');
      if (at !== undefined) {
        handledMs.push(now() - at);
      }
      message.ack();
    },
  });

  const source = events();
  const publish = async ({ id, subject, body }: SentEvent) => {
    const at = now();
    sentAt.set(id, at);
    await client.publish(`benchmark.${subject}`, body, { msgID: id });
    acknowledgedMs.push(now() - at);
  };
  await pace(options, () => publish(source.next().value));
  await until(async () => handledMs.length === sentAt.size);
  messages.stop();
  return { acknowledgedMs, handledMs };
}
