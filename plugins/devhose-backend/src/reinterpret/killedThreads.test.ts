import { readdir, readFile } from 'node:fs/promises';
import type { ReinterpretationStatus } from '@pitstop/plugin-devhose-common';
import type {
  Interpreter,
  ReceivedDelivery,
} from '@pitstop/plugin-devhose-node';
import type { BackendProcess } from '@pitstop/plugin-devhose-node/testUtils';
import type { Knex } from 'knex';
import { askReinterpretation } from '../__testUtils__/askReinterpretation';
import { createLog } from '../__testUtils__/createLog';
import { dumpLog } from '../__testUtils__/dumpLog';
import { fillLog } from '../__testUtils__/fillLog';
import { githubExamples } from '../__testUtils__/githubExamples';
import { testPostgres } from '../__testUtils__/postgres';
import { spawnDevhose } from '../__testUtils__/spawnDevhose';
import { waitFor } from '../__testUtils__/waitFor';
import { githubInterpreter } from '../sources/github/interpreter';

jest.setTimeout(300_000);

const postgres = testPostgres();

const port = 7163;
/** Four batches; who is slow to look still finds work to be done. */
const stored = 16_000;
const kills = 2;

/** As far as Linux keeps the name of a thread. */
const threadName = 'devhose-reading';

/** Knew no pull requests, and could not read pushes. */
const older: Interpreter = {
  version: githubInterpreter.version - 1,
  interpret(delivery, context) {
    if (delivery.eventName === 'pull_request') {
      return { status: 'not-interpreted' };
    }
    const reading = githubInterpreter.interpret(delivery, context);
    return reading.status === 'interpreted' && delivery.eventName === 'push'
      ? { status: 'quarantined', reason: 'there are no pushes' }
      : reading;
  },
};

/** All that GitHub gives as examples, over and over. */
function* deliveries(): Generator<ReceivedDelivery> {
  for (let index = 0; index < stored; index++) {
    const { event, payload } = githubExamples[index % githubExamples.length];
    yield {
      source: 'github',
      deliveryId: `delivery-${String(index).padStart(6, '0')}`,
      eventName: event,
      receivedAt: new Date(Date.UTC(2026, 2, 4, 0, 0, index)),
      headers: {
        'content-type': 'application/json',
        'x-github-event': event,
      },
      body: Buffer.from(JSON.stringify(payload)),
    };
  }
}

async function fromScratch(knex: Knex): ReturnType<typeof dumpLog> {
  const other = await postgres.create();
  await createLog(other);
  // Pseudonyms are the same under the same key.
  await other('installation_keys').insert(await knex('installation_keys'));
  const source = { id: 'github', interpreter: githubInterpreter };
  await fillLog(other, source, deliveries());
  return dumpLog(other);
}

/** Up to where it has been read again, for good. */
async function positionIn(knex: Knex): Promise<number> {
  const [{ position }] = await knex('reinterpretations');
  return Number(position);
}

async function untilBeyond(knex: Knex, position: number): Promise<void> {
  await waitFor(async () =>
    expect(await positionIn(knex)).toBeGreaterThan(position),
  );
}

async function threadsOf({ pid }: BackendProcess): Promise<string[]> {
  const tasks = await readdir(`/proc/${pid}/task`);
  return Promise.all(
    tasks.map(async task =>
      (await readFile(`/proc/${pid}/task/${task}/comm`, 'utf8')).trim(),
    ),
  );
}

// Elsewhere nobody tells the threads of another process.
const describeOnLinux = process.platform === 'linux' ? describe : describe.skip;

describeOnLinux('a backend with threads', () => {
  it('has read the past again in the end, however often it was killed', async () => {
    const knex = await postgres.create();
    await fillLog(knex, { id: 'github', interpreter: older }, deliveries());
    const backend = await spawnDevhose({
      knex,
      port,
      devhose: { reinterpretation: { share: 1 } },
    });
    try {
      await askReinterpretation(backend, '', {});
      let reached = 0;
      for (let kill = 1; kill <= kills; kill++) {
        await untilBeyond(knex, reached);
        // What comes next is being read.
        expect(await threadsOf(backend)).toContain(threadName);
        await backend.kill();
        reached = await positionIn(knex);
        expect(reached).toBeLessThan(stored);
        await backend.restart();
      }
      await waitFor(async () => {
        const [{ state }] = await knex('reinterpretations');
        expect(state).toBe('ready');
      });
      await askReinterpretation(backend, '/take', {});
      await waitFor(async () => {
        const [{ state }] = await knex('reinterpretations');
        expect(state).toBe('taken');
      });

      expect(await dumpLog(knex)).toEqual(await fromScratch(knex));
      const { latest } = await askReinterpretation<ReinterpretationStatus>(
        backend,
        '',
      );
      // Each was read once, however often somebody was killed with it.
      expect(latest?.deliveries).toBe(stored);
    } finally {
      await backend.dispose();
    }
  });
});
