import { UnreadableError, type Fields } from '@pitstop/plugin-devhose-node';
import type { FieldKind, Shape } from './contentShapes';
import { uriReference } from './uriReference';

/** What CDEvents allows in fields whose values it lists. */
const wordLists: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['outcome', new Set(['success', 'failure', 'cancel', 'error'])],
  ['severity', new Set(['low', 'medium', 'high', 'critical'])],
  ['outputType', new Set(['report', 'video', 'image', 'log', 'other'])],
  [
    'testCase.type',
    new Set([
      'performance',
      'functional',
      'unit',
      'security',
      'compliance',
      'integration',
      'e2e',
      'other',
    ]),
  ],
  [
    'trigger.type',
    new Set(['manual', 'pipeline', 'event', 'schedule', 'other']),
  ],
]);

/** Up to 0.3 addresses were called `url`. */
const oldNames: ReadonlyMap<string, string> = new Map([['uri', 'url']]);

/**
 * A content with the fields that its shape has, and no others.
 *
 * @throws UnreadableError if one is missing that has to be there.
 */
export function readContent(
  content: Fields,
  shape: Shape,
  path = '',
): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const [field, kind] of Object.entries(shape)) {
    const required = field.endsWith('!');
    const name = required ? field.slice(0, -1) : field;
    const value =
      readField(content, name, kind, path) ??
      readField(content, oldNames.get(name) ?? name, kind, path);
    if (value !== undefined) {
      read[name] = value;
    } else if (required) {
      throw new UnreadableError(
        `The content has no ${path}${name} that CDEvents 0.5.1 would take`,
      );
    }
  }
  return read;
}

function readField(
  content: Fields,
  name: string,
  kind: FieldKind,
  path: string,
): unknown {
  if (kind === 'uri') {
    return readUri(content, name);
  }
  if (kind === 'words') {
    return readWords(content, name);
  }
  if (kind === 'text') {
    return readText(content, name, path);
  }
  const nested = content.optionalObject(name);
  return nested && readContent(nested, kind, `${name}.`);
}

function readText(
  content: Fields,
  name: string,
  path: string,
): string | undefined {
  const text = content.optionalString(name);
  const words = wordLists.get(name) ?? wordLists.get(`${path}${name}`);
  if (text === undefined || (words && !words.has(text))) {
    return undefined;
  }
  return name === 'source' || name === 'uri' ? uriReference(text) : text;
}

/** Addresses of other schemes are nowhere to look at. */
function readUri(content: Fields, name: string): string | undefined {
  const text = content.optionalString(name);
  return text === undefined || !/^https?:/i.test(text)
    ? undefined
    : content.uri(name);
}

function readWords(content: Fields, name: string): string[] | undefined {
  return content.isList(name) ? content.strings(name) : undefined;
}
