import type { Webhook } from '../webhooks';

const written =
  /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?(?=Z|[+-]\d\d:?\d\d)/g;
const counted = /(?<=":)1\d{12}(?=[,}])/g;
const countedInSeconds = /(?<="pushed_at":)1\d{9}(?=[,}])/g;

function later(text: string, seconds: number): string {
  return text
    .replace(written, (instant, fraction?: string) =>
      new Date(Date.parse(`${instant}Z`) + seconds * 1_000)
        .toISOString()
        .slice(0, fraction ? 23 : 19),
    )
    .replace(counted, instant => String(Number(instant) + seconds * 1_000))
    .replace(countedInSeconds, instant => String(Number(instant) + seconds));
}

/** The webhook as a tool sends it whose clock is so many seconds ahead. */
export function skew(webhook: Webhook, seconds: number): Webhook {
  const { tool, body } = webhook;
  if (tool === 'travis') {
    const payload = new URLSearchParams(body).get('payload') ?? '';
    const form = new URLSearchParams({ payload: later(payload, seconds) });
    return { ...webhook, body: form.toString() };
  }
  return { ...webhook, body: later(body, seconds) };
}
