/**
 * The type of an event that CDEvents has no word for. Separators become
 * capitals, because a type has only letters there: `priority_updated` is
 * `priorityUpdated`. What a tool calls by no letter at all is `unnamed`.
 *
 * @example `dev.cdeventsx.pagerduty-incident.priorityUpdated.0.1.0`
 * @see https://github.com/cdevents/spec/tree/v0.5.1/custom
 * @public
 */
export function customEventType(event: {
  tool: string;
  subject: string;
  predicate: string;
}): string {
  const { tool, subject, predicate } = event;
  return `dev.cdeventsx.${tool}-${letters(subject)}.${letters(
    predicate,
  )}.0.1.0`;
}

function letters(words: string): string {
  const name = words
    .replace(/[^a-z]+([a-z])/gi, (_, letter: string) => letter.toUpperCase())
    .replace(/[^a-z]/gi, '');
  return name || 'unnamed';
}
