import { http, HttpResponse } from 'msw';
import type { DevhoseEvent, Failure } from '@pitstop/plugin-devhose-common';

/** Where a test app looks for the backend. */
export const devhoseUrl = 'http://localhost:7007/api/devhose';

/** Words of a log with these events. */
export function vocabularyOf(events: readonly DevhoseEvent[]) {
  return http.get(`${devhoseUrl}/v1/vocabulary`, () =>
    HttpResponse.json({
      types: [...new Set(events.map(({ event }) => event.type))].sort(),
      sources: [...new Set(events.map(each => each.deliverySource))].sort(),
    }),
  );
}

/** Answers every question with the same events, and remembers the questions. */
export function answering(
  events: readonly DevhoseEvent[],
  asked: URLSearchParams[] = [],
) {
  return http.get(`${devhoseUrl}/v1/events`, ({ request }) => {
    asked.push(new URL(request.url).searchParams);
    return HttpResponse.json({ items: events, head: 41 });
  });
}

/** Answers every question with the same failures, and remembers the questions. */
export function failuresOf(
  items: readonly Failure[],
  asked: URLSearchParams[] = [],
) {
  return http.get(`${devhoseUrl}/v1/failures`, ({ request }) => {
    asked.push(new URL(request.url).searchParams);
    const lasting = items.filter(({ overcome }) => !overcome).length;
    return HttpResponse.json({ items, lasting });
  });
}

/** Fails as a Backstage backend does. */
export function failing(
  path: string,
  statusCode: number,
  name: string,
  message: string,
) {
  return http.get(`${devhoseUrl}${path}`, () =>
    HttpResponse.json(
      { error: { name, message }, response: { statusCode } },
      { status: statusCode },
    ),
  );
}
