/** What has a meaning in a subject of NATS, or no place there; and the sign that replaces it. */
const reserved = /[.*>%\s]/gu;

/**
 * The subject under which an event is published: one token per part of the
 * event's subject, so that `devhose.github%2Ecom.northwind.>` is all that
 * happens to an organisation. Different subjects stay different.
 */
export function natsSubject(prefix: string, subject: string): string {
  const tokens = subject.split('/').map(part =>
    // A token must not be empty.
    part === '' ? '%' : part.replace(reserved, percentEncoded),
  );
  return [prefix, ...tokens].join('.');
}

function percentEncoded(character: string): string {
  return [...Buffer.from(character)]
    .map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}
