import { ResponseError } from '@backstage/errors';
import { mockApis, registerMswTestHooks } from '@backstage/frontend-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { aReport } from '../__testUtils__/aReport';
import { LedgerClient } from './LedgerClient';

const server = setupServer();
registerMswTestHooks(server);

const url = 'http://localhost:7007/api/ledger/v1/delivery';

const request = {
  entityRef: 'component:default/checkout-api',
  from: '2025-01-06T00:00:00.000Z',
  to: '2025-01-29T00:00:00.000Z',
  granularity: 'week',
} as const;

function createClient() {
  return LedgerClient.create({
    discoveryApi: mockApis.discovery({ baseUrl: 'http://localhost:7007' }),
    fetchApi: mockApis.fetch(),
  });
}

describe('LedgerClient', () => {
  it('asks for the delivery of an entity', async () => {
    let asked: Record<string, string> = {};
    server.use(
      http.get(url, ({ request: received }) => {
        asked = Object.fromEntries(new URL(received.url).searchParams);
        return HttpResponse.json(aReport());
      }),
    );
    await expect(createClient().getDeliveryReport(request)).resolves.toEqual(
      aReport(),
    );
    expect(asked).toEqual(request);
    await createClient().getDeliveryReport({
      ...request,
      include: ['builds', 'review'],
    });
    expect(asked).toEqual({ ...request, include: 'builds,review' });
  });

  it('fails with what the server said', async () => {
    server.use(
      http.get(url, () =>
        HttpResponse.json(
          {
            error: { name: 'NotFoundError', message: 'No such entity' },
            response: { statusCode: 404 },
          },
          { status: 404 },
        ),
      ),
    );
    const failure = await createClient()
      .getDeliveryReport(request)
      .catch(error => error);
    expect(failure).toBeInstanceOf(ResponseError);
    expect(failure).toMatchObject({
      statusCode: 404,
      cause: { name: 'NotFoundError', message: 'No such entity' },
    });
  });
});
