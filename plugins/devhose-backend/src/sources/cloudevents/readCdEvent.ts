import {
  customEventType,
  type Identities,
} from '@pitstop/plugin-devhose-common';
import {
  environmentId,
  Fields,
  repositoryId,
  serviceId,
  UnreadableError,
  withoutPeople,
  type EventDraft,
} from '@pitstop/plugin-devhose-node';
import { contentShapes } from './contentShapes';
import { readContent } from './readContent';
import type { ReceivedCloudEvent } from './readCloudEvents';
import { uriReference } from './uriReference';

const eventType =
  /^dev\.cdevents\.([a-z]+)\.([a-z]+)\.\d+\.\d+\.\d+(-[\w.]+)?$/;
const customType =
  /^dev\.cdeventsx\.[a-zA-Z0-9]+-[a-zA-Z]+\.[a-zA-Z]+\.[0-9]\.[0-9]\.[0-9]$/;

/** CDEvents wants to know who; we do not tell. */
const withheld = 'withheld';

/** Whether an event is one of CDEvents, which since 0.1 has been told by its type. */
export function isCdEvent({ type }: ReceivedCloudEvent): boolean {
  return eventType.test(type) || customType.test(type);
}

/**
 * An event of CDEvents 0.3 to 0.5, in the words of 0.5.1.
 *
 * @see https://github.com/cdevents/spec/blob/v0.5.1/spec.md
 */
export function readCdEvent(received: ReceivedCloudEvent): EventDraft {
  const event = Fields.create(received.data, 'data');
  const context = event.object('context');
  const subject = event.object('subject');
  const id = subject.string('id');
  const { type, content } = readTypeAndContent(received.type, subject, id);
  const customData = {
    ...customDataOf(received.data),
    ...identitiesOf(type, id, content),
  };
  return {
    id: context.string('id'),
    chainId: context.optionalString('chainId'),
    type,
    happenedAt: context.instant('timestamp'),
    source: uriReference(context.string('source')),
    subject: id,
    repository: givenRepository(customData),
    content,
    customData,
  };
}

function readTypeAndContent(
  type: string,
  subject: Fields,
  id: string,
): { type: string; content: Record<string, unknown> } {
  const content = subject.object('content');
  const [, noun = '', predicate = ''] = eventType.exec(type) ?? [];
  const known = Object.hasOwn(contentShapes, `${noun}.${predicate}`)
    ? contentShapes[`${noun}.${predicate}`]
    : undefined;
  if (known) {
    const read = readContent(content, known.shape);
    return {
      type: `dev.cdevents.${noun}.${predicate}.${known.version}`,
      // The summary is somebody's words, the id is not.
      content:
        noun === 'ticket' && predicate === 'created'
          ? { ...read, summary: id, creator: withheld }
          : read,
    };
  }
  return {
    type: customType.test(type)
      ? type
      : customEventType({ tool: 'cdevents', subject: noun, predicate }),
    content: Fields.create(withoutPeople(content.toJSON()), 'content').toJSON(),
  };
}

/** What is said in the words of CDEvents, by the names that everybody uses. */
function identitiesOf(
  type: string,
  id: string,
  content: Record<string, unknown>,
): Identities {
  const noun = eventType.exec(type)?.[1];
  const fields = Fields.create(content);
  const environment = optional(fields, 'environment')?.string('id');
  const service = optional(fields, 'service')?.string('id');
  const repository = optional(fields, 'repository');
  const artifact = noun === 'artifact' ? id : readArtifact(content);
  return withoutUndefined({
    repository: readRepository(repository) ?? readAddress(noun, content),
    environment: environment && environmentId(environment),
    service: serviceId((noun === 'service' ? id : service) ?? ''),
    artifact: artifact?.startsWith('pkg:') ? artifact : undefined,
  });
}

/** Of a custom event anything may be called so. */
function optional(content: Fields, name: string): Fields | undefined {
  try {
    const object = content.optionalObject(name);
    object?.string('id');
    return object;
  } catch (error) {
    if (error instanceof UnreadableError) {
      return undefined;
    }
    throw error;
  }
}

function readArtifact({ artifactId }: Record<string, unknown>) {
  return typeof artifactId === 'string' ? artifactId : undefined;
}

function readRepository(reference: Fields | undefined): string | undefined {
  return (
    reference &&
    (repositoryId(reference.string('id')) ??
      repositoryId(reference.optionalString('source') ?? ''))
  );
}

function readAddress(
  noun: string | undefined,
  { uri }: Record<string, unknown>,
): string | undefined {
  return noun === 'repository' && typeof uri === 'string'
    ? repositoryId(uri)
    : undefined;
}

/** What senders say by the names that everybody uses is taken as it is. */
function customDataOf(data: unknown): object {
  const { customData } = data as { customData?: unknown };
  const read = withoutPeople(customData);
  return typeof read === 'object' && read !== null && !Array.isArray(read)
    ? read
    : {};
}

function givenRepository({ repository }: Identities): string | undefined {
  return typeof repository === 'string'
    ? repositoryId(repository) ?? repositoryId(`https://${repository}`)
    : undefined;
}

function withoutUndefined<T extends object>(value: T): Partial<T> {
  const entries = Object.entries(value).filter(([, v]) => v !== undefined);
  return Object.fromEntries(entries) as Partial<T>;
}
