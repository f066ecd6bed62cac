import { http, HttpResponse } from 'msw';
import type { DevhoseEvent } from '@pitstop/plugin-devhose-common';
import { devhoseUrl } from './devhoseServer';

/** A stream whose messages come when the test says so. */
export function eventStream() {
  const connections: ReadableStreamDefaultController<Uint8Array>[] = [];
  const resumedAfter: Array<string | null> = [];
  const encoder = new TextEncoder();
  const send = (text: string) =>
    connections[connections.length - 1].enqueue(encoder.encode(text));
  return {
    /** `Last-Event-ID` of each connection. */
    resumedAfter,
    handler: http.get(`${devhoseUrl}/v1/events/stream`, ({ request }) => {
      resumedAfter.push(request.headers.get('last-event-id'));
      const body = new ReadableStream<Uint8Array>({
        start: controller => {
          connections.push(controller);
          send('event: position\nid: 41\ndata: 41\n\n');
        },
      });
      return new HttpResponse(body, {
        headers: { 'Content-Type': 'text/event-stream' },
      });
    }),
    tell: (event: DevhoseEvent) =>
      send(
        `id: ${event.sequence}.${event.index}\ndata: ${JSON.stringify(
          event,
        )}\n\n`,
      ),
    /** As the backend does now and then. */
    end: () => connections[connections.length - 1].close(),
    /** As a network does. */
    fail: () =>
      connections[connections.length - 1].error(new Error('Gone away')),
  };
}
