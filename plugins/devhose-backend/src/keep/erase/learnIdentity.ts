import type { PersonIdentity } from './PersonIdentity';
import { personFieldsOf, type JsonRecord } from './personFields';

const shortestName = 3;

/** What else a payload says that a person is known by. */
export function learnIdentity(
  payload: unknown,
  identity: PersonIdentity,
): PersonIdentity {
  const learned: PersonIdentity = {
    logins: [],
    emails: [],
    names: [],
    ids: [],
  };
  visit(payload, identity, learned);
  return learned;
}

function visit(
  value: unknown,
  identity: PersonIdentity,
  learned: PersonIdentity,
): void {
  if (typeof value !== 'object' || value === null) {
    return;
  }
  if (Array.isArray(value)) {
    for (const each of value) {
      visit(each, identity, learned);
    }
    return;
  }
  const record = value as JsonRecord;
  for (const [key, field] of personFieldsOf(record, identity)) {
    const content = record[key];
    if (typeof content === 'number' && field === 'id') {
      learned.ids.push(String(content));
    } else if (typeof content === 'string' && content !== '') {
      learnText(field, content, learned);
    }
  }
  for (const each of Object.values(record)) {
    visit(each, identity, learned);
  }
}

function learnText(field: string, text: string, learned: PersonIdentity): void {
  if (field === 'login') {
    learned.logins.push(text);
  } else if (field === 'email' && text.includes('@')) {
    learned.emails.push(text);
  } else if (field === 'name' && text.length >= shortestName) {
    learned.names.push(text);
  } else if (field === 'id') {
    learned.ids.push(text);
  }
}
