import { mockServices } from '@backstage/backend-test-utils';
import { createInterpretationContext } from '../interpret/createInterpretationContext';
import { encodeBody } from '../log/encodeBody';
import { githubInterpreter } from '../sources/github/interpreter';
import { Sources } from '../sources/Sources';
import { githubExamples } from '../__testUtils__/githubExamples';
import { tickerSource, type Tick } from '../__testUtils__/ticker';
import type { Findings } from './Findings';
import type { OutdatedDelivery } from './outdatedDeliveries';
import { ReadingThreads } from './ReadingThreads';
import { readPortion, type Portion } from './readPortion';

jest.setTimeout(60_000);

const contributorKey = Buffer.from('a key');
/** What the workspace's TypeScript needs; Jest has its own way. */
const typescript = ['--require', '@backstage/cli/config/nodeTransform.cjs'];

const logger = mockServices.logger.mock();
const sources = Sources.create();
sources.addSource(tickerSource(2));
sources.addSource({
  ...tickerSource(2),
  id: 'github',
  interpreter: githubInterpreter,
});

let threads: ReadingThreads;

function start(execArgv: readonly string[]): ReadingThreads {
  threads = ReadingThreads.create({
    sources,
    contributorKey,
    logger,
    count: 2,
    execArgv,
  });
  return threads;
}

beforeEach(() => jest.clearAllMocks());

afterEach(async () => {
  jest.restoreAllMocks();
  await threads.end();
});

async function stored(
  index: number,
  source: string,
  eventName: string,
  payload: unknown,
): Promise<OutdatedDelivery> {
  const { bytes, encoding } = await encodeBody(
    Buffer.from(JSON.stringify(payload)),
  );
  return {
    sequence: String(index + 1),
    received_at: new Date('2026-07-31T09:30:00Z'),
    source,
    delivery_id: `delivery-${index}`,
    event_name: eventName,
    headers: '{"content-type":"application/json"}',
    body: bytes,
    body_encoding: encoding,
    interpretation: 'interpreted',
    quarantine_reason: null,
    interpreter_version: 1,
  };
}

/** All that GitHub gives as examples, and ticks between them; every other one reads as before. */
async function createPortion(): Promise<Portion> {
  const tick: Tick = {
    at: '2026-03-04T05:06:07Z',
    clock: 'tower',
    keeper: 'keeper',
    hour: 12,
  };
  const deliveries = await Promise.all(
    githubExamples.flatMap(({ event, payload }, index) => [
      stored(2 * index, 'github', event, payload),
      stored(2 * index + 1, 'ticker', 'tick', tick),
    ]),
  );
  const { differences } = await readHere(
    deliveries.map(delivery => ({ delivery, before: [] })),
  );
  const events = new Map(
    differences.map(({ delivery: { sequence }, after }) => [
      sequence,
      after.events.map(({ occurredAt, ...event }, index) => ({
        ...event,
        sequence,
        index,
        occurred_at: occurredAt,
        repository: event.repository ?? null,
        contributor: event.contributor ?? null,
      })),
    ]),
  );
  return deliveries.map((delivery, index) => ({
    delivery,
    before: index % 3 === 0 ? [] : events.get(delivery.sequence) ?? [],
  }));
}

function readHere(portion: Portion): Promise<Findings> {
  return readPortion(portion, {
    sourceOf: ({ source }) => sources.get(source),
    context: createInterpretationContext(contributorKey),
  });
}

/** What came first is of no meaning. */
function inOrder({ differences, types, moves }: Findings) {
  return {
    types: Object.fromEntries(types),
    moves: Object.fromEntries(moves),
    differences: differences.toSorted(
      (one, other) =>
        Number(one.delivery.sequence) - Number(other.delivery.sequence),
    ),
  };
}

it('finds in threads what is found here, and reads here what threads cannot', async () => {
  const portion = await createPortion();
  const expected = inOrder(await readHere(portion));
  expect(expected.differences.length).toBeGreaterThan(100);
  expect(expected.differences.length).toBeLessThan(portion.length / 2);

  const ticker = jest.spyOn(sources.get('ticker').interpreter!, 'interpret');
  const github = jest.spyOn(githubInterpreter, 'interpret');
  const reading = start(typescript);
  const findings = await Promise.all([
    reading.read(portion),
    reading.read(portion),
    reading.read(portion),
  ]);

  for (const found of findings) {
    expect(inOrder(found)).toEqual(expected);
  }
  expect(ticker).toHaveBeenCalledTimes((3 * portion.length) / 2);
  expect(github).not.toHaveBeenCalled();
  expect(logger.error).not.toHaveBeenCalled();
});

it('reads here what a thread that ends had in hand', async () => {
  const portion = await createPortion();
  const expected = inOrder(await readHere(portion));

  const reading = start(['--require', '/no/such/file']);

  expect(inOrder(await reading.read(portion))).toEqual(expected);
  expect(logger.error).toHaveBeenCalledWith(
    expect.stringContaining('read without it'),
    expect.objectContaining({ message: expect.stringContaining('/no/such') }),
  );
});

it('starts other threads when it has ended them', async () => {
  const portion = await createPortion();
  const expected = inOrder(await readHere(portion));
  const reading = start(typescript);
  await reading.read(portion);
  await reading.end();

  expect(inOrder(await reading.read(portion))).toEqual(expected);
  expect(logger.error).not.toHaveBeenCalled();
});
