/** A number that is written as it was read. */
interface RawJson {
  readonly rawJSON: string;
}

declare global {
  interface JSON {
    rawJSON(text: string): RawJson;
    isRawJSON(value: unknown): value is RawJson;
    parse(
      text: string,
      reviver: (
        key: string,
        value: unknown,
        context: { source?: string },
      ) => unknown,
    ): unknown;
  }
}

/**
 * Reads JSON so that writing it again changes no number: numbers that
 * JavaScript has no exact value for, or writes differently, stay as they are.
 *
 * @see https://github.com/tc39/proposal-json-parse-with-source
 * @throws SyntaxError
 */
export function parseExactJson(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown, { source }) =>
    typeof value === 'number' && source !== undefined && `${value}` !== source
      ? JSON.rawJSON(source)
      : value,
  );
}
