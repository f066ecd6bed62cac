import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authBackend from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { operatorSignIn } from './operatorSignIn';

const operator = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'operator', namespace: 'default' },
  spec: { memberOf: ['platform'] },
  relations: [{ type: 'memberOf', targetRef: 'group:default/platform' }],
};

const start = (host: string | undefined, providers: object) =>
  startTestBackend({
    features: [
      authBackend,
      operatorSignIn,
      catalogServiceMock.factory({ entities: [operator] }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:7007' },
          backend: { baseUrl: 'http://localhost:7007', listen: { host } },
          auth: { providers },
        },
      }),
    ],
  });

const enter = (port: number) =>
  fetch(`http://127.0.0.1:${port}/api/auth/operator/refresh`);

const configured = { operator: { userEntityRef: 'user:default/operator' } };

describe('the way in as somebody of the platform team', () => {
  it('leads in as whom the configuration names', async () => {
    const { server } = await start('127.0.0.1', configured);
    const response = await enter(server.port());
    expect(response.status).toBe(200);
    const { backstageIdentity } = await response.json();
    expect(backstageIdentity.identity).toMatchObject({
      userEntityRef: 'user:default/operator',
      ownershipEntityRefs: expect.arrayContaining(['group:default/platform']),
    });
  });

  it('is not there unless it is configured', async () => {
    const { server } = await start('127.0.0.1', {});
    expect((await enter(server.port())).status).toBe(404);
  });

  it.each([undefined, '0.0.0.0', '10.0.0.1'])(
    'stops the start of a portal that listens on %s',
    async host => {
      await expect(start(host, configured)).rejects.toThrow(
        'backend.listen.host must be 127.0.0.1',
      );
    },
  );
});
