import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { userInfoServiceFactory } from '@backstage/backend-defaults/userInfo';
import {
  mockServices,
  startTestBackend,
  TestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import permissionPlugin from '@backstage/plugin-permission-backend';
import {
  devhoseDeliveryReadPermission,
  devhoseEventReadPermission,
} from '@pitstop/plugin-devhose-common';
import request from 'supertest';
import permissionModulePitstop from '.';
import { catalogEntries } from './__testUtils__/catalogEntries';
import { signIn, signInByHeader } from './__testUtils__/signIn';
import { waitFor } from './__testUtils__/waitFor';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

/** A backend in which signing in, ownership and permissions are the real ones. */
const startBackend = async () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
  const knex = await databases.init('POSTGRES_18');
  return startTestBackend({
    features: [
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost' },
          backend: {
            baseUrl: 'http://localhost',
            database: {
              client: 'pg',
              connection: {
                ...knex.client.config.connection,
                // knex hides it from spreading and copying.
                password: knex.client.config.connection.password,
              },
              pluginDivisionMode: 'schema',
            },
          },
          auth: { providers: { header: {} } },
          permission: { enabled: true },
        },
      }),
      authServiceFactory,
      databaseServiceFactory,
      httpAuthServiceFactory,
      permissionsServiceFactory,
      userInfoServiceFactory,
      authPlugin,
      signInByHeader,
      catalogPlugin,
      catalogEntries,
      permissionPlugin,
      permissionModulePitstop,
    ],
  });
};

describe('a backend with the policy', () => {
  let backend: TestBackend;
  let ada: string;
  let grace: string;

  /** Once the catalog knows whose the component is. */
  const uidOf = (name: string): Promise<string> =>
    waitFor(async () => {
      const { body: component } = await request(backend.server)
        .get(`/api/catalog/entities/by-name/component/default/${name}`)
        .set('authorization', ada);
      return component.relations?.some(
        (relation: { type: string }) => relation.type === 'ownedBy',
      )
        ? component.metadata.uid
        : undefined;
    });

  const refresh = async (name: string, authorization: string) =>
    (
      await request(backend.server)
        .post('/api/catalog/refresh')
        .set('authorization', authorization)
        .send({ entityRef: `component:default/${name}` })
    ).status;

  const remove = async (name: string, authorization: string) =>
    (
      await request(backend.server)
        .delete(`/api/catalog/entities/by-uid/${await uidOf(name)}`)
        .set('authorization', authorization)
    ).status;

  beforeAll(async () => {
    backend = await startBackend();
    ada = await waitFor(() => signIn(backend, 'ada'));
    grace = await waitFor(() => signIn(backend, 'grace'));
  });

  afterAll(() => backend?.stop());

  it('lets owners refresh and remove their entries, and only theirs', async () => {
    await uidOf('basket');
    await uidOf('parcels');

    expect(await refresh('basket', ada)).toBe(200);
    expect(await refresh('parcels', ada)).toBe(403);
    expect(await remove('parcels', ada)).toBe(403);
    expect(await remove('basket', ada)).toBe(204);
  });

  it('lets the platform team operate what others own', async () => {
    expect(await refresh('parcels', grace)).toBe(200);
    expect(await remove('parcels', grace)).toBe(204);
  });

  it('keeps raw deliveries to the platform team', async () => {
    const results = async (authorization: string) => {
      const response = await request(backend.server)
        .post('/api/permission/authorize')
        .set('authorization', authorization)
        .send({
          items: [
            { id: 'interpreted', permission: devhoseEventReadPermission },
            { id: 'raw', permission: devhoseDeliveryReadPermission },
          ],
        });
      return response.body.items;
    };

    expect(await results(ada)).toEqual([
      { id: 'interpreted', result: 'ALLOW' },
      { id: 'raw', result: 'DENY' },
    ]);
    expect(await results(grace)).toEqual([
      { id: 'interpreted', result: 'ALLOW' },
      { id: 'raw', result: 'ALLOW' },
    ]);
  });
});

describe('a backend whose platform team is misspelt', () => {
  it('does not start, and says which key to mend', async () => {
    await expect(
      startTestBackend({
        features: [
          mockServices.rootConfig.factory({
            data: { permission: { pitstop: { platformTeam: 'platform' } } },
          }),
          permissionPlugin,
          permissionModulePitstop,
        ],
      }),
    ).rejects.toThrow(
      "permission.pitstop.platformTeam names 'platform', which is no reference to a group or user; write one such as group:default/platform",
    );
  });
});
