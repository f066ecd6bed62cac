import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ledgerMetricReadPermission } from '@pitstop/plugin-ledger-common';
import express from 'express';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Authorizer } from './Authorizer';

/** What becomes of a request when the policy decides so. */
async function ask(
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY,
): Promise<{ outcome: string; asked: string[] }> {
  const permissions = mockServices.permissions.mock({
    authorize: async requests => requests.map(() => ({ result })),
  });
  const authorizer = Authorizer.create({
    httpAuth: mockServices.httpAuth(),
    permissions,
  });
  const server = express()
    .get('/', (request, response) =>
      authorizer.toReadMetrics(request).then(
        credentials =>
          response.send(`${JSON.stringify(credentials.principal)}`),
        error => response.send(String(error)),
      ),
    )
    .listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://localhost:${port}`, {
    headers: { authorization: mockCredentials.user.header() },
  });
  const outcome = await response.text();
  server.close();
  const asked = permissions.authorize.mock.calls.flatMap(([requests]) =>
    requests.map(({ permission }) => permission.name),
  );
  return { outcome, asked };
}

describe('Authorizer', () => {
  it('lets those in who may read delivery metrics', async () => {
    await expect(ask(AuthorizeResult.ALLOW)).resolves.toEqual({
      outcome: expect.stringContaining('user:default/mock'),
      asked: [ledgerMetricReadPermission.name],
    });
  });

  it('tells the others which permission they lack', async () => {
    await expect(ask(AuthorizeResult.DENY)).resolves.toMatchObject({
      outcome: expect.stringMatching(
        /^NotAllowedError: .*ledger\.metric\.read/,
      ),
    });
  });
});
