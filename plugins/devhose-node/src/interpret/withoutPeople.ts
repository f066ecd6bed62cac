/** What tools call people and their words. */
const personal =
  /^(assigned_?to|assignees?|author|avatar|body|comment|commit?ter|creator|description|display_?name|e_?mail|errors?|first_?name|full_?name|last_?name|log_?in|mail|message|note|owner|pusher|real_?name|reason|reporter|requested_?by|reviewers?|sender|subject_?line|summary|text|title|triggered_?by|updated_?by|users?|user_?name)(_?(id|email|name|url|login))?$/i;

const address = /[^\s@"<>]+@[^\s@"<>]+\.[a-z]{2,}/i;

/** Deeper than any payload that means something. */
const deepest = 20;

/**
 * A JSON value without what is called like people or their words, and without
 * texts in which there is an e-mail address. For payloads whose fields nobody
 * has described, so that it leaves out rather too much.
 *
 * @public
 */
export function withoutPeople(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') {
    return address.test(value) ? undefined : value.replaceAll('\u0000', '');
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (depth === deepest) {
    return undefined;
  }
  if (Array.isArray(value)) {
    return value
      .map(element => withoutPeople(element, depth + 1))
      .filter(element => element !== undefined);
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !personal.test(name) && !address.test(name))
      .map(([name, child]) => [
        name.replaceAll('\u0000', ''),
        withoutPeople(child, depth + 1),
      ])
      .filter(([, child]) => child !== undefined),
  );
}
