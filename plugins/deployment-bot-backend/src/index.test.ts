import { createHmac } from 'node:crypto';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  notificationService,
  type NotificationSendOptions,
} from '@backstage/plugin-notifications-node';
import webhooks from '@octokit/webhooks-examples';
// A test runs the bot beside the real Devhose, as a backend does.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import devhose from '@pitstop/plugin-devhose-backend';
import bot from './index';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const secret = 'a secret for webhooks';

/** What GitHub gives as an example, but that it went wrong. */
function failedDeployment(): string {
  const example = webhooks.find(({ name }) => name === 'deployment_status');
  const payload = structuredClone(example?.examples[0]);
  if (payload === undefined || !('deployment_status' in payload)) {
    throw new Error('GitHub has no example of deployment_status');
  }
  return JSON.stringify({
    ...payload,
    deployment_status: { ...payload.deployment_status, state: 'failure' },
  });
}

function component(name: string, slug: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: { 'github.com/project-slug': slug },
    },
  };
}

it('owners of a component are told when GitHub says that its deployment failed', async () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
  const knex = await databases.init('POSTGRES_18');
  let tell: (options: NotificationSendOptions) => void = () => {};
  const told = new Promise<NotificationSendOptions>(resolve => {
    tell = resolve;
  });
  const { server } = await startTestBackend({
    features: [
      devhose,
      bot,
      catalogServiceMock.factory({
        entities: [
          component('hello-world', 'Codertocat/Hello-World'),
          component('other', 'Codertocat/Other'),
        ],
      }),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({ send: async options => tell(options) }),
      }),
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({
        data: { devhose: { sources: { github: { secrets: [secret] } } } },
      }),
    ],
  });
  // It is told what happens from now on, so it has to be there first.
  while (!(await knex('consumer_holders').first())) {
    await new Promise(setImmediate);
  }
  const body = failedDeployment();
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const { status } = await fetch(
    `http://127.0.0.1:${server.port()}/api/devhose/ingest/github`,
    {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-github-event': 'deployment_status',
        'x-github-delivery': '0b5b6d0e-0000-4000-8000-000000000000',
        'x-hub-signature-256': `sha256=${signature}`,
      },
      body,
    },
  );
  expect(status).toBe(202);

  await expect(told).resolves.toMatchObject({
    recipients: {
      type: 'entity',
      entityRef: ['component:default/hello-world'],
    },
    payload: {
      title: 'codertocat/hello-world could not be deployed to production',
      scope: '0b5b6d0e-0000-4000-8000-000000000000-0',
    },
  });
});
