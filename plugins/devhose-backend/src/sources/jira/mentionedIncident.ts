import { addressId } from '@pitstop/plugin-devhose-node';

const stated = /^\s*incident\s*:\s*\[?(https?:\/\/[^\s\]|]+)/im;
const paged = /https:\/\/[\w-]+(?:\.eu)?\.pagerduty\.com\/incidents\/[A-Z0-9]+/;

/**
 * The incident that a text is about, by the name its tool gives it: in a line
 * `Incident:` with its address, or by an address in PagerDuty.
 */
export function mentionedIncident(text: string = ''): string | undefined {
  const address = stated.exec(text)?.[1] ?? paged.exec(text)?.[0];
  return address && addressId(address);
}
