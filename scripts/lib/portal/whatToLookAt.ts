import { Guest } from './guest.ts';
import type { Portal } from './portal.ts';

interface Entity {
  metadata: { name: string; namespace?: string };
  relations?: Array<{ type: string; targetRef: string }>;
}

/** The last words of a start: where the portal is, and where to begin. */
export async function whatToLookAt(portal: Portal): Promise<string> {
  const guest = await Guest.signIn(portal.backendUrl);
  const user = await guest.get<Entity>(
    '/api/catalog/entities/by-name/user/default/guest',
  );
  const team = user.relations?.find(({ type }) => type === 'memberOf');
  const teamName = team?.targetRef.split('/').at(-1);
  const { items } = await guest.get<{ items: Entity[] }>(
    `/api/catalog/entities/by-query?limit=1&filter=kind=component,relations.ownedBy=${team?.targetRef}`,
  );
  const component = items[0]?.metadata.name;
  return `
Pitstop is running at ${portal.url}

  Enter as a guest, then look at the tab Delivery of
    a service   ${portal.url}/catalog/default/component/${component}
    its team    ${portal.url}/catalog/default/group/${teamName}

  Logs are in ${portal.logDirectory}. Ctrl-C stops everything.
`;
}
