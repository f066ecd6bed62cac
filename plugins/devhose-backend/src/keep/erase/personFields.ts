import type { PersonIdentity } from './PersonIdentity';

/** An object of a payload. */
export type JsonRecord = Record<string, unknown>;

/** Fields that are there for a handle, whatever the tool. */
const handleFields = [
  'login',
  'username',
  'nickname',
  'accountid',
  'account_id',
];
const emailFields = ['email', 'emailaddress', 'email_address'];

/** Fields that are a person's handle or id only where others say that it is a person. */
const ambiguousFields = ['name', 'key', 'id'];
const nameFields = [
  'name',
  'displayname',
  'display_name',
  'real_name',
  'full_name',
  'summary',
];
const idFields = ['id', 'node_id', 'gravatar_id', 'uuid', 'account_id'];
const avatarField = /^(avatar|picture|image_\d+$)/;

/** Only people and their accounts have these. */
const personFields = [
  ...handleFields,
  ...emailFields,
  'displayname',
  'real_name',
  'avatar_url',
  'avatarurls',
];

/** How tools call a person in the `type` of an object. */
const personType = /user|person|member|account/i;

/** What a field of a person holds. */
export type PersonField = 'login' | 'email' | 'name' | 'id' | 'avatar';

/**
 * The fields of an object that are about a person, by their names: those of the
 * object itself (`{"login": …, "id": …}`) or those that begin alike
 * (`"user_username": …, "user_id": …`). Empty if it is about somebody else.
 */
export function personFieldsOf(
  record: JsonRecord,
  identity: PersonIdentity,
): Map<string, PersonField> {
  const fields = new Map<string, PersonField>();
  for (const prefix of prefixesOf(record, identity)) {
    for (const key of Object.keys(record)) {
      const lower = key.toLowerCase();
      if (lower.startsWith(prefix)) {
        const field = fieldOf(lower.slice(prefix.length));
        if (field !== undefined) {
          fields.set(key, field);
        }
      }
    }
  }
  return fields;
}

function fieldOf(name: string): PersonField | undefined {
  if (handleFields.includes(name)) {
    return 'login';
  }
  if (emailFields.includes(name)) {
    return 'email';
  }
  if (nameFields.includes(name)) {
    return 'name';
  }
  if (idFields.includes(name)) {
    return 'id';
  }
  return avatarField.test(name) ? 'avatar' : undefined;
}

function prefixesOf(record: JsonRecord, identity: PersonIdentity): Set<string> {
  const prefixes = new Set<string>();
  const names = new Set(Object.keys(record).map(key => key.toLowerCase()));
  const isPerson =
    typeof record.type === 'string' && personType.test(record.type);
  for (const [key, value] of Object.entries(record)) {
    if (typeof value !== 'string') {
      continue;
    }
    const prefix = prefixOf(
      { key: key.toLowerCase(), value, names, isPerson },
      identity,
    );
    if (prefix !== undefined) {
      prefixes.add(prefix);
    }
  }
  return prefixes;
}

function prefixOf(
  field: {
    key: string;
    value: string;
    /** Of all fields beside it. */
    names: ReadonlySet<string>;
    isPerson: boolean;
  },
  identity: PersonIdentity,
): string | undefined {
  const { key, value, names, isPerson } = field;
  if (isOneOf(value, identity.logins)) {
    const handle = handleFields.find(each => endsWithWord(key, each));
    if (handle !== undefined) {
      return key.slice(0, -handle.length);
    }
    const ambiguous = ambiguousFields.find(each => endsWithWord(key, each));
    if (ambiguous !== undefined) {
      const prefix = key.slice(0, -ambiguous.length);
      return isPerson ||
        prefix.endsWith('user_') ||
        personFields.some(each => names.has(`${prefix}${each}`))
        ? prefix
        : undefined;
    }
  }
  if (isOneOf(value, identity.emails)) {
    const email = emailFields.find(each => endsWithWord(key, each));
    return email && key.slice(0, -email.length);
  }
  return undefined;
}

function endsWithWord(key: string, field: string): boolean {
  return key === field || key.endsWith(`_${field}`);
}

/** Whether it is one of them, ignoring case. */
function isOneOf(text: string, known: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return known.some(each => each.toLowerCase() === lower);
}
