import {
  spawn,
  spawnSync,
  type ChildProcessWithoutNullStreams,
} from 'node:child_process';
import { once } from 'node:events';

const address = /bootstrap\.servers=(\S+)/;

/** Real brokers, if somebody says where they are. */
const given = process.env.KAFKA_BROKERS?.split(',');

/**
 * Whether there are brokers to test with; says so, loudly, where there are none.
 *
 * @param options.ours - They must be ours, to be killed.
 */
export function hasBrokers(options: { ours?: boolean } = {}): boolean {
  const obstacle = findObstacle(options.ours ?? false);
  if (obstacle !== undefined) {
    process.stderr.write(
      `SKIPPED: the Kafka bridge was not tested, or not wholly; ${obstacle}\n`,
    );
  }
  return obstacle === undefined;
}

function findObstacle(ours: boolean): string | undefined {
  if (given) {
    return ours ? 'the brokers of KAFKA_BROKERS are not killed' : undefined;
  }
  return spawnSync('kcat', ['-V']).status === 0
    ? undefined
    : 'there is neither KAFKA_BROKERS nor kcat on the PATH (Debian: apt-get install kcat)';
}

/**
 * The brokers of `KAFKA_BROKERS`, or else the cluster that librdkafka brings
 * for tests: it speaks the protocol over TCP and keeps topics and offsets in memory.
 */
export class Brokers {
  readonly addresses: string[];
  readonly #process: ChildProcessWithoutNullStreams | undefined;

  static async start(): Promise<Brokers> {
    if (given) {
      return new Brokers(given);
    }
    const cluster = spawn('kcat', [
      ...['-C', '-t', 'none', '-b', 'ignored:1', '-d', 'mock'],
      ...['-X', 'test.mock.num.brokers=1'],
      ...['-X', 'allow.auto.create.topics=true'],
    ]);
    cluster.stdout.resume();
    let output = '';
    for await (const chunk of cluster.stderr.iterator({
      destroyOnReturn: false,
    })) {
      output += chunk;
      const [, found] = address.exec(output) ?? [];
      if (found) {
        cluster.stderr.resume();
        return new Brokers(found.split(','), cluster);
      }
    }
    throw new Error(`kcat ended without having started a cluster:\n${output}`);
  }

  private constructor(
    addresses: string[],
    cluster?: ChildProcessWithoutNullStreams,
  ) {
    this.addresses = addresses;
    this.#process = cluster;
  }

  /** They keep their connections and answer nothing. */
  freeze(): void {
    this.#process?.kill('SIGSTOP');
  }

  /** They go on where they were. */
  thaw(): void {
    this.#process?.kill('SIGCONT');
  }

  /** Ends ours without any warning; they have forgotten everything. */
  async kill(): Promise<void> {
    const cluster = this.#process;
    if (cluster && cluster.exitCode === null && cluster.signalCode === null) {
      const ended = once(cluster, 'exit');
      cluster.kill('SIGKILL');
      await ended;
    }
  }
}
