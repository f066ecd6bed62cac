import type { DevhoseService } from '@pitstop/plugin-devhose-node';
import type { Reading } from './bareCursor';

/** Reads the whole log as a plugin does: with the client of `devhose-node`, over HTTP. */
export async function followWhole(
  devhose: DevhoseService,
  pageEvents: number,
): Promise<Reading> {
  const startedAt = performance.now();
  let events = 0;
  for await (const page of devhose.follow({ after: 0, limit: pageEvents })) {
    events += page.events.length;
    if (page.cursor === page.head) {
      break;
    }
  }
  return { events, seconds: (performance.now() - startedAt) / 1000 };
}
