import { createParser, type EventSourceMessage } from 'eventsource-parser';

/**
 * The messages of a stream of Server-Sent Events, as they come in.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export async function* readMessages(
  response: Response,
): AsyncGenerator<EventSourceMessage> {
  if (!response.body) {
    return;
  }
  const complete: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: message => complete.push(message) });
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      parser.feed(decoder.decode(value, { stream: true }));
      yield* complete.splice(0);
    }
  } finally {
    await reader.cancel();
  }
}
