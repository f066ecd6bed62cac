import { rules } from '../__testUtils__/factsOf';
import { grownStory } from '../__testUtils__/grownStory';
import { gatherPages } from './gatherPages';
import { readPage, type ReadPage } from './readPage';

const { events } = grownStory();

/** A page with one event. */
function page(cursor: number, head: number, generation = 1): ReadPage {
  return readPage(
    { events: [events[cursor - 1]], cursor, head, generation },
    rules,
  );
}

async function gather(
  pages: ReadPage[],
  mostPages: number,
): Promise<ReadPage[]> {
  async function* told() {
    yield* pages;
  }
  const gathered: ReadPage[] = [];
  for await (const each of gatherPages(told(), mostPages)) {
    gathered.push(each);
  }
  return gathered;
}

it('puts pages of the past together, and lets none at the head wait', async () => {
  const [first, second] = await gather(
    [page(1, 4), page(2, 4), page(3, 4), page(4, 4)],
    3,
  );
  expect(first).toEqual(
    readPage(
      { events: events.slice(0, 3), cursor: 3, head: 4, generation: 1 },
      rules,
    ),
  );
  expect(second).toEqual(page(4, 4));
});

it('mixes no generations: who counted the one has to count again', async () => {
  const gathered = await gather([page(1, 3), page(2, 3, 2), page(3, 3, 2)], 3);
  expect(
    gathered.map(({ cursor, generation }) => ({ cursor, generation })),
  ).toEqual([
    { cursor: 1, generation: 1 },
    { cursor: 3, generation: 2 },
  ]);
});

it('passes pages of nothing on', async () => {
  const nothing = readPage(
    { events: [], cursor: 7, head: 7, generation: 1 },
    rules,
  );
  await expect(gather([nothing, nothing], 3)).resolves.toEqual([
    nothing,
    nothing,
  ]);
});
