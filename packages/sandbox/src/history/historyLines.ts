import type { ImportedDelivery } from '@pitstop/plugin-devhose-common';
import { createSandbox, type SandboxOptions } from '../createSandbox';

/**
 * The company's past: one line of JSON, an {@link ImportedDelivery}, for each
 * delivery that the tools would have sent, in the order it would have.
 *
 * @param fromLine - the first line to give, counted from 1
 */
export function* historyLines(
  options: SandboxOptions,
  fromLine = 1,
): Generator<string, void, undefined> {
  const { timeline, webhooks } = createSandbox(options);
  let line = 0;
  for (const dispatch of timeline.dispatches()) {
    if (dispatch.at >= options.until) {
      return;
    }
    line++;
    if (line >= fromLine) {
      const { tool, ...webhook } = webhooks.webhook(dispatch);
      yield `${JSON.stringify({
        source: tool,
        receivedAt: new Date(dispatch.at).toISOString(),
        ...webhook,
      } satisfies ImportedDelivery)}\n`;
    }
  }
}
