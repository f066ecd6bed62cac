import type { ReadPage } from './readPage';

/**
 * Puts pages of the past together, so many at a time: of what happened to one
 * thing soon after one another, only the outcome is stored then. What is at the
 * head of the log waits for nothing, and what is of another generation is not mixed.
 */
export async function* gatherPages(
  pages: AsyncIterable<ReadPage>,
  mostPages: number,
): AsyncGenerator<ReadPage, void, undefined> {
  let gathered: ReadPage[] = [];
  for await (const page of pages) {
    if (gathered.length > 0 && gathered[0].generation !== page.generation) {
      yield joined(gathered);
      gathered = [];
    }
    gathered.push(page);
    if (gathered.length >= mostPages || page.cursor >= page.head) {
      yield joined(gathered);
      gathered = [];
    }
  }
}

function joined(pages: ReadPage[]): ReadPage {
  const newest = pages.flatMap(page => page.newestEventAt?.getTime() ?? []);
  return {
    ...pages[pages.length - 1],
    eventCount: pages.reduce((sum, page) => sum + page.eventCount, 0),
    newestEventAt:
      newest.length > 0 ? new Date(Math.max(...newest)) : undefined,
    observations: pages.flatMap(page => page.observations),
    unread: pages.flatMap(page => page.unread),
  };
}
