import { UnreadableError } from './UnreadableError';

/** RFC 3339, and as Java and Ruby write it: `+0100`, ` UTC`. */
const instant =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2}(?:\.\d+)?)(?:(Z| UTC)|\s?([+-]\d{2}):?(\d{2}))$/;
const noInstant = '0001-01-01T00:00:00Z';
const commit = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
const httpUri =
  /^https?:\/\/[a-z0-9.-]+(:\d{1,5})?(\/([\w.~!$&'()*+,;=:@/-]|%[0-9a-f]{2})*)?(\?([\w.~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*)?(#([\w.~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*)?$/i;

/**
 * Reads a JSON object field by field. What isn't as documented throws an
 * {@link UnreadableError} that names the field; `null` reads as absent, because
 * tools mean the same by both.
 *
 * @public
 */
export class Fields {
  readonly #values: object;
  readonly #path: string;

  /** @throws UnreadableError if the value isn't an object. */
  static create(value: unknown, path = ''): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new UnreadableError(`${path || 'The body'} is not an object`);
    }
    return new Fields(value, path);
  }

  private constructor(values: object, path: string) {
    this.#values = values;
    this.#path = path;
  }

  /** A copy of the object. */
  toJSON(): Record<string, unknown> {
    return { ...this.#values };
  }

  isList(name: string): boolean {
    return Array.isArray(this.#get(name));
  }

  object(name: string): Fields {
    return Fields.create(this.#get(name), this.#pathTo(name));
  }

  optionalObject(name: string): Fields | undefined {
    return this.#optional(name, () => this.object(name));
  }

  optionalObjects(name: string): Fields[] {
    return this.#optional(name, () => this.objects(name)) ?? [];
  }

  /** A list of texts, none of them empty. */
  strings(name: string): string[] {
    const value = this.#get(name);
    if (!Array.isArray(value)) {
      throw this.#unreadable(name, 'a list');
    }
    const elements = Fields.create({ ...value }, this.#pathTo(name));
    return value.map((_, index) => elements.string(String(index)));
  }

  objects(name: string): Fields[] {
    const value = this.#get(name);
    if (!Array.isArray(value)) {
      throw this.#unreadable(name, 'a list');
    }
    return value.map((element, index) =>
      Fields.create(element, `${this.#pathTo(name)}[${index}]`),
    );
  }

  /** Never empty. */
  string(name: string): string {
    const value = this.#get(name);
    if (typeof value !== 'string' || value === '') {
      throw this.#unreadable(name, 'a text');
    }
    if (value.includes('\u0000')) {
      throw this.#unreadable(name, 'free of NUL');
    }
    return value;
  }

  /** A number or a text that is an id, as text. */
  id(name: string): string {
    return typeof this.#get(name) === 'number'
      ? String(this.count(name))
      : this.string(name);
  }

  /** Empty reads as absent. */
  optionalString(name: string): string | undefined {
    return this.#get(name) === ''
      ? undefined
      : this.#optional(name, () => this.string(name));
  }

  /** A whole number, not negative. */
  count(name: string): number {
    const value = this.#get(name);
    if (
      typeof value !== 'number' ||
      !Number.isSafeInteger(value) ||
      value < 0
    ) {
      throw this.#unreadable(name, 'a whole number');
    }
    return value;
  }

  optionalCount(name: string): number | undefined {
    return this.#optional(name, () => this.count(name));
  }

  boolean(name: string): boolean {
    const value = this.#get(name);
    if (typeof value !== 'boolean') {
      throw this.#unreadable(name, 'true or false');
    }
    return value;
  }

  optionalBoolean(name: string): boolean | undefined {
    return this.#optional(name, () => this.boolean(name));
  }

  /** An instant as text, or seconds since 1970, as RFC 3339 in UTC. */
  instant(name: string): string {
    const value = this.#get(name);
    const parts = typeof value === 'string' ? instant.exec(value) : null;
    if (parts) {
      const [, date, time, , hours, minutes] = parts;
      const zone = hours === undefined ? 'Z' : `${hours}:${minutes}`;
      return this.#utc(name, new Date(`${date}T${time}${zone}`));
    }
    if (typeof value === 'number' && value >= 0) {
      return this.#utc(name, new Date(value * 1000));
    }
    throw this.#unreadable(name, 'an instant');
  }

  /** Milliseconds since 1970, as RFC 3339 in UTC. */
  instantMilliseconds(name: string): string {
    return this.#utc(name, new Date(this.count(name)));
  }

  optionalInstantMilliseconds(name: string): string | undefined {
    return this.#optional(name, () => this.instantMilliseconds(name));
  }

  /** The year 1, which is how programs in Go write none, reads as absent. */
  optionalInstant(name: string): string | undefined {
    return this.#get(name) === noInstant
      ? undefined
      : this.#optional(name, () => this.instant(name));
  }

  commit(name: string): string {
    const value = this.string(name);
    if (!commit.test(value)) {
      throw this.#unreadable(name, 'a commit id');
    }
    return value;
  }

  uri(name: string): string {
    const value = this.string(name);
    if (!httpUri.test(value)) {
      throw this.#unreadable(name, 'an http address');
    }
    return value;
  }

  /** Empty reads as absent. */
  optionalUri(name: string): string | undefined {
    return this.optionalString(name) === undefined ? undefined : this.uri(name);
  }

  optionalCommit(name: string): string | undefined {
    return this.#optional(name, () => this.commit(name));
  }

  #utc(name: string, date: Date): string {
    const year = date.getUTCFullYear();
    if (Number.isNaN(year) || year < 1970 || year > 9999) {
      throw this.#unreadable(name, 'an instant');
    }
    return date.toISOString();
  }

  #get(name: string): unknown {
    return Object.hasOwn(this.#values, name)
      ? (this.#values as Record<string, unknown>)[name]
      : undefined;
  }

  #optional<T>(name: string, read: () => T): T | undefined {
    const value = this.#get(name);
    return value === undefined || value === null ? undefined : read();
  }

  #pathTo(name: string): string {
    return this.#path ? `${this.#path}.${name}` : name;
  }

  #unreadable(name: string, expected: string): UnreadableError {
    return new UnreadableError(`${this.#pathTo(name)} is not ${expected}`);
  }
}
