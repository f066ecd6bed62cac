import { http, HttpResponse } from 'msw';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';

/** Where a test app looks for the backend. */
export const ledgerUrl = 'http://localhost:7007/api/ledger/v1';
export const deliveryUrl = `${ledgerUrl}/delivery`;

/** Answers every question with the same report. */
export function answering(report: DeliveryReport) {
  return http.get(deliveryUrl, () => HttpResponse.json(report));
}

/** Fails as a Backstage backend does. */
export function failing(
  statusCode: number,
  name: string,
  message: string,
  url = deliveryUrl,
) {
  return http.get(url, () =>
    HttpResponse.json(
      { error: { name, message }, response: { statusCode } },
      { status: statusCode },
    ),
  );
}
