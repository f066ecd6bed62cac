import type { PersonIdentity, PersonSubstitute } from './PersonIdentity';
import {
  personFieldsOf,
  type JsonRecord,
  type PersonField,
} from './personFields';

/** Fields with the number of an account, wherever they are. */
const accountNumberField =
  /(^|_)(user|author|assignee|reviewer|sender|owner|creator|merged_by|closed_by|updated_by|edited_by)_ids?$/;

/** Fields with the number of something. */
const numberField = /ids?$/;

/** An id of fewer characters may as well be that of something else. */
const shortestOpaqueId = 6;

/** What is looked for, and what comes in its place. */
interface Replacement {
  lower: string;
  pattern: RegExp;
  replacement: string;
}

/** Replaces a person by somebody who never was. Pure. */
export class PersonEraser {
  readonly #identity: PersonIdentity;
  readonly #substitute: PersonSubstitute;
  readonly #replacements: Replacement[];

  static create(
    identity: PersonIdentity,
    substitute: PersonSubstitute,
  ): PersonEraser {
    return new PersonEraser(identity, substitute);
  }

  private constructor(identity: PersonIdentity, substitute: PersonSubstitute) {
    this.#identity = identity;
    this.#substitute = substitute;
    this.#replacements = [
      ...replacements(identity.emails, substitute.email),
      ...replacements(
        identity.ids.filter(id => id.length >= shortestOpaqueId),
        String(substitute.id),
      ),
      // One word may be a word of the language, or somebody else's.
      ...replacements(
        identity.names.filter(name => /\s/.test(name)),
        substitute.name,
      ),
      ...replacements(identity.logins, substitute.login),
    ];
  }

  /** Whether a text may be about the person. */
  mentions(text: string): boolean {
    return this.text(text) !== text;
  }

  /** A text in words. */
  text(text: string): string {
    const whole = text.toLowerCase();
    let result = text;
    for (const { lower, pattern, replacement } of this.#replacements) {
      // Most texts say nothing of them, and looking for words takes long.
      if (whole.includes(lower)) {
        result = result.replace(pattern, replacement);
      }
    }
    return result;
  }

  /** A value of JSON, deeply. */
  value(value: unknown): unknown {
    if (typeof value === 'string') {
      return this.text(value);
    }
    if (typeof value !== 'object' || value === null || JSON.isRawJSON(value)) {
      return value;
    }
    if (Array.isArray(value)) {
      return value.map(each => this.value(each));
    }
    return this.#record(value as JsonRecord);
  }

  #record(record: JsonRecord): JsonRecord {
    const fields = personFieldsOf(record, this.#identity);
    return Object.fromEntries(
      Object.entries(record).map(([key, content]) => [
        this.text(key),
        this.#content(key, content, fields.get(key)),
      ]),
    );
  }

  #content(
    key: string,
    content: unknown,
    field: PersonField | undefined,
  ): unknown {
    if (field !== undefined && isFilled(content)) {
      return this.#personal(field, content);
    }
    return Array.isArray(content)
      ? content.map(each => this.#accountNumber(key, each))
      : this.#accountNumber(key, content);
  }

  #personal(field: PersonField, content: string | number): string | number {
    const { login, email, name, id } = this.#substitute;
    switch (field) {
      case 'id':
        return typeof content === 'number' ? id : String(id);
      case 'login':
        return login;
      case 'email':
        return email;
      case 'name':
        // Where a tool has no full names, it is the handle once more.
        return this.#identity.logins.includes(String(content)) ? login : name;
      default:
        return `https://avatars.invalid/${login}`;
    }
  }

  #accountNumber(key: string, content: unknown): unknown {
    const lower = key.toLowerCase();
    return isFilled(content) &&
      this.#identity.ids.includes(String(content)) &&
      (accountNumberField.test(lower) ||
        (numberField.test(lower) && String(content).length >= shortestOpaqueId))
      ? this.#personal('id', content)
      : this.value(content);
  }
}

function isFilled(content: unknown): content is string | number {
  return (
    typeof content === 'number' ||
    (typeof content === 'string' && content !== '')
  );
}

/** The longest first: it may have another in it. */
function replacements(
  texts: readonly string[],
  replacement: string,
): Replacement[] {
  return [...texts]
    .sort((a, b) => b.length - a.length)
    .map(text => ({
      lower: text.toLowerCase(),
      pattern: asWord(text),
      replacement,
    }));
}

/**
 * Not within another word or handle; but at the beginning of a branch that
 * GitHub named after the person, and after an encoded character of a link.
 */
function asWord(text: string): RegExp {
  const escaped = text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return new RegExp(
    `(?:(?<![\\p{L}\\p{N}_-])|(?<=%[0-9a-f]{2}))${escaped}(?![\\p{L}\\p{N}_]|-(?!patch-\\d))`,
    'giu',
  );
}
