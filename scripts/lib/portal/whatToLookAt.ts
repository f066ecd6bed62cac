import { Guest } from './guest.ts';
import type { Portal } from './portal.ts';

const WEEKS = 12;

interface Entity {
  metadata: { name: string; namespace?: string };
  relations?: Array<{ type: string; targetRef: string }>;
}

/** What a component delivered, see `@pitstop/plugin-ledger-common`. */
interface DeliveryReport {
  deploymentFrequency: { current: { deployments: number } };
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
    `/api/catalog/entities/by-query?filter=kind=component,relations.ownedBy=${team?.targetRef}`,
  );
  const component = await mostDeployed(
    items.map(({ metadata }) => metadata.name),
    guest,
  );
  return `
Pitstop is running at ${portal.url}

  Enter as a guest, then look at the tab Delivery of
    a service   ${portal.url}/catalog/default/component/${component}
    its team    ${portal.url}/catalog/default/group/${teamName}

  Logs are in ${portal.logDirectory}. Ctrl-C stops everything.
`;
}

/** The one with most to see. */
async function mostDeployed(
  components: string[],
  guest: Guest,
): Promise<string | undefined> {
  const to = new Date();
  const from = new Date(to.getTime() - WEEKS * 7 * 24 * 3_600_000);
  const range = `from=${from.toISOString()}&to=${to.toISOString()}&granularity=week`;
  let most: { component?: string; deployments: number } = { deployments: -1 };
  for (const component of components) {
    const { deploymentFrequency } = await guest.get<DeliveryReport>(
      `/api/ledger/v1/delivery?entityRef=component:default/${component}&${range}`,
    );
    const { deployments } = deploymentFrequency.current;
    if (deployments > most.deployments) {
      most = { component, deployments };
    }
  }
  return most.component;
}
