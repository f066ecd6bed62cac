import type { BackendProcess } from '@pitstop/plugin-devhose-node/testUtils';
import { serviceToken } from './spawnDevhose';

/** Asks a running backend about reading again, or tells it what to do. */
export async function askReinterpretation<T>(
  { baseUrl }: BackendProcess,
  path: string,
  body?: object,
): Promise<T> {
  const response = await fetch(
    `${baseUrl}/api/devhose/v1/reinterpretation${path}`,
    {
      method: body ? 'POST' : 'GET',
      headers: {
        Authorization: `Bearer ${serviceToken}`,
        'Content-Type': 'application/json',
      },
      body: body && JSON.stringify(body),
    },
  );
  expect({ path, status: response.status }).toEqual({ path, status: 200 });
  return response.json();
}
