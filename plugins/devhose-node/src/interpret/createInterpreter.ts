import type {
  Interpretation,
  InterpretationContext,
  Interpreter,
  ReceivedDelivery,
} from '../source/Interpreter';
import type { EventDraft } from './EventDraft';
import { toCloudEvent } from './toCloudEvent';
import { UnreadableError } from './UnreadableError';

/**
 * An interpreter from a function that reads drafts: none where there are no
 * words for a delivery, and an {@link UnreadableError} where it is not as the
 * tool documents. Whatever is thrown, the interpreter does not throw.
 *
 * @param options.version - Counted up with every change of what is read.
 * @param options.provider - Whose people these are: pseudonyms are the same
 *   for the same id of the same provider.
 * @public
 */
export function createInterpreter(options: {
  version: number;
  provider: string;
  read(delivery: ReceivedDelivery): readonly EventDraft[];
}): Interpreter {
  const { version, provider, read } = options;
  return {
    version,
    interpret(delivery, context) {
      try {
        return interpreted(read(delivery), provider, delivery, context);
      } catch (error) {
        return { status: 'quarantined', reason: reasonOf(error) };
      }
    },
  };
}

function interpreted(
  drafts: readonly EventDraft[],
  provider: string,
  delivery: ReceivedDelivery,
  context: InterpretationContext,
): Interpretation {
  if (drafts.length === 0) {
    return { status: 'not-interpreted' };
  }
  return {
    status: 'interpreted',
    events: drafts.map((draft, index) => ({
      event: toCloudEvent(draft, draft.id ?? `${delivery.deliveryId}-${index}`),
      repository: draft.repository,
      contributor:
        draft.person && !draft.person.bot
          ? context.contributor(provider, draft.person.id)
          : undefined,
    })),
  };
}

/** Of other errors only the kind is told: what they say may quote the payload. */
function reasonOf(error: unknown): string {
  if (error instanceof UnreadableError) {
    return error.message;
  }
  const kind = error instanceof Error ? error.name : typeof error;
  return `The interpreter failed with a ${kind}; this is a mistake in the interpreter`;
}
