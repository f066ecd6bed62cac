import { preparedDelivery } from '../__testUtils__/preparedDelivery';
import { GroupCommit } from './GroupCommit';
import type { PreparedDelivery } from './PreparedDelivery';
import type { Outcome } from './StubbornAppender';

/** An appender whose appends end when the test says so. */
function createGate() {
  const batches: PreparedDelivery[][] = [];
  const open: Array<(outcomes?: Outcome[]) => void> = [];
  return {
    batches,
    /** Ends the oldest append under way. */
    finish: (outcomes?: Outcome[]) => open.shift()?.(outcomes),
    append: (batch: PreparedDelivery[]) => {
      batches.push(batch);
      return new Promise<Outcome[]>(resolve => {
        open.push(outcomes =>
          resolve(
            outcomes ??
              batch.map((_, index) => ({ sequence: index + 1, stored: true })),
          ),
        );
      });
    },
  };
}

async function turn(): Promise<void> {
  await new Promise(setImmediate);
  await new Promise(setImmediate);
}

const observe = jest.fn();

describe('the group commit', () => {
  it('lets nobody wait for company', async () => {
    const gate = createGate();
    const log = GroupCommit.create({ append: gate.append, observe });

    const answer = log.add(preparedDelivery());
    await turn();
    expect(gate.batches.map(batch => batch.length)).toEqual([1]);
    gate.finish();
    await expect(answer).resolves.toEqual({ sequence: 1, stored: true });
  });

  it('collects what comes in while an append is under way', async () => {
    const gate = createGate();
    const log = GroupCommit.create({ append: gate.append, observe });
    const add = (count: number) =>
      Array.from({ length: count }, () => log.add(preparedDelivery()));

    const answers = [...add(3)];
    await turn();
    answers.push(...add(5));
    await turn();
    answers.push(...add(2));
    expect(gate.batches.map(batch => batch.length)).toEqual([3]);
    gate.finish();
    await turn();
    expect(gate.batches.map(batch => batch.length)).toEqual([3, 7]);
    gate.finish();
    await expect(Promise.all(answers)).resolves.toHaveLength(10);
  });

  it('begins a second append beside the first where enough have collected', async () => {
    const gate = createGate();
    const log = GroupCommit.create({
      append: gate.append,
      observe,
      appendsAtOnce: 2,
    });
    const answers: Array<Promise<unknown>> = [];
    const add = async (count: number) => {
      for (let added = 0; added < count; added++) {
        answers.push(log.add(preparedDelivery()));
      }
      await turn();
    };
    const sizes = () => gate.batches.map(batch => batch.length);

    await add(30);
    expect(sizes()).toEqual([30]);
    await add(15);
    expect(sizes()).toEqual([30]);
    await add(1);
    expect(sizes()).toEqual([30, 16]);
    await add(20);
    expect(sizes()).toEqual([30, 16]);
    gate.finish();
    await turn();
    expect(sizes()).toEqual([30, 16, 20]);
    // What is too little for a third is left to those that are at work.
    await add(3);
    gate.finish();
    await turn();
    expect(sizes()).toEqual([30, 16, 20]);
    gate.finish();
    await turn();
    expect(sizes()).toEqual([30, 16, 20, 3]);
    gate.finish();
    await expect(Promise.all(answers)).resolves.toHaveLength(69);
    await log.close();
  });

  it('limits a batch in number and in bytes, but takes one however large', async () => {
    const gate = createGate();
    const log = GroupCommit.create({ append: gate.append, observe });
    const body = Buffer.alloc(3 * 1024 * 1024);
    const answers = [
      ...Array.from({ length: 501 }, () => log.add(preparedDelivery())),
      log.add(preparedDelivery({ body })),
      log.add(preparedDelivery({ body })),
      log.add(preparedDelivery({ body: Buffer.alloc(9 * 1024 * 1024) })),
    ];
    for (let batch = 0; batch < 4; batch++) {
      await turn();
      gate.finish();
    }
    await Promise.all(answers);
    expect(gate.batches.map(batch => batch.length)).toEqual([500, 2, 1, 1]);
  });

  it('tells each what became of it', async () => {
    const gate = createGate();
    const log = GroupCommit.create({ append: gate.append, observe });
    const answers = Promise.allSettled([
      log.add(preparedDelivery()),
      log.add(preparedDelivery()),
    ]);
    await turn();
    gate.finish([{ error: new Error('no') }, { sequence: 9, stored: false }]);
    await expect(answers).resolves.toEqual([
      { status: 'rejected', reason: new Error('no') },
      { status: 'fulfilled', value: { sequence: 9, stored: false } },
    ]);
  });

  it('answers all it has taken in before it closes, and takes in no more', async () => {
    const gate = createGate();
    const log = GroupCommit.create({ append: gate.append, observe });
    const first = log.add(preparedDelivery());
    await turn();
    const second = log.add(preparedDelivery());

    let closed = false;
    const closing = log.close().then(() => {
      closed = true;
    });
    await expect(log.add(preparedDelivery())).rejects.toThrow('shutting down');
    gate.finish();
    await first;
    await turn();
    expect(closed).toBe(false);
    gate.finish();
    await second;
    await closing;
    expect(closed).toBe(true);
  });
});
