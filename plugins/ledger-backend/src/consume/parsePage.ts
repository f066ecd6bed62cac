import type { FollowedPage } from '@pitstop/plugin-devhose-common';

/** A page of the log from its JSON text. */
export function parsePage(body: ArrayBuffer): FollowedPage {
  return JSON.parse(new TextDecoder().decode(body));
}
