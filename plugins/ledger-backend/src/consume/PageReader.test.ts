import { mockServices } from '@backstage/backend-test-utils';
import type { FollowedPage } from '@pitstop/plugin-devhose-common';
import { rules } from '../__testUtils__/factsOf';
import { grownStory } from '../__testUtils__/grownStory';
import { pageOf } from '../__testUtils__/pageOf';
import { PageReader } from './PageReader';
import { readPage, type ReadPage } from './readPage';

jest.setTimeout(60_000);

/** What the workspace's TypeScript needs; Jest has its own way. */
const typescript = ['--require', '@backstage/cli/config/nodeTransform.cjs'];

const logger = mockServices.logger.mock();
let reader: PageReader;

beforeEach(() => jest.clearAllMocks());

afterEach(() => reader.rest());

/** One for which a thread is worth it, and whose first event is not what it promises. */
function longPage(): FollowedPage {
  const { events } = grownStory({ hotfix: [3] })
    .build(1, { at: '2026-03-03T11:00:00Z', outcome: 'success' })
    .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' });
  const [first] = events;
  const broken = {
    ...first,
    event: {
      ...first.event,
      data: { ...first.event.data, customData: { repository: 7 } },
    },
  };
  const page = pageOf([broken, ...events]);
  while (JSON.stringify(page).length < 1024 * 1024) {
    page.events.push(...page.events);
  }
  return page;
}

function read(page: FollowedPage): Promise<ReadPage> {
  const { buffer } = new TextEncoder().encode(JSON.stringify(page));
  return reader.read(buffer);
}

it('reads in a thread what would be read here', async () => {
  reader = PageReader.create({ logger, rules, execArgv: typescript });
  const page = longPage();
  const expected = readPage(page, rules);
  expect(expected.observations.length).toBeGreaterThan(100);
  expect(expected.unread.length).toBeGreaterThan(0);
  const parse = jest.spyOn(JSON, 'parse');

  await expect(Promise.all([read(page), read(page)])).resolves.toEqual([
    expected,
    expected,
  ]);
  expect(parse).not.toHaveBeenCalled();
  parse.mockRestore();
  expect(logger.error).not.toHaveBeenCalled();
});

it('lets go of its thread when that has nothing in hand any more, and takes another', async () => {
  reader = PageReader.create({ logger, rules, execArgv: typescript });
  const page = longPage();
  const reading = read(page);
  await reader.rest();
  await expect(reading).resolves.toEqual(readPage(page, rules));
  await expect(read(page)).resolves.toEqual(readPage(page, rules));
  expect(logger.error).not.toHaveBeenCalled();
});

it('reads here what a thread that ends had in hand', async () => {
  reader = PageReader.create({
    logger,
    rules,
    execArgv: ['--require', '/no/such/file'],
  });
  const page = longPage();

  await expect(read(page)).resolves.toEqual(readPage(page, rules));
  expect(logger.error).toHaveBeenCalledWith(
    expect.stringContaining('read without it'),
    expect.objectContaining({ message: expect.stringContaining('/no/such') }),
  );
});
