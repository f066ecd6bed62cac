import { fetch, type Response } from 'undici';

/** Which portal, and as whom. */
export interface Portal {
  /** Without a slash at its end. */
  url: string;
  token: string;
}

/**
 * Asks the API of a plugin.
 *
 * @param path - what follows `/api/`, such as `devhose/v1/archives`
 * @throws Error if the portal does not answer, or refuses.
 */
export async function askPortal(
  portal: Portal,
  method: string,
  path: string,
  body?: object,
): Promise<Response> {
  const response = await fetch(`${portal.url}/api/${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${portal.token}`,
      'Content-Type': 'application/json',
    },
    body: body && JSON.stringify(body),
  }).catch(error => {
    throw new Error(`${portal.url} cannot be reached: ${error.cause ?? error}`);
  });
  if (!response.ok) {
    const text = await response.text();
    throw new Error(`${portal.url} answered ${response.status}: ${text}`);
  }
  return response;
}
