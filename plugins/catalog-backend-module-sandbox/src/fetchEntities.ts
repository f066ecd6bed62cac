import type { Entity } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';

/** A version of all entities of the company. */
export interface EntitySnapshot {
  etag?: string;
  items: Entity[];
}

/**
 * Asks the sandbox for all its entities.
 *
 * @param etag - of the snapshot that is known already
 * @returns undefined where nothing has changed since `etag`
 * @throws ResponseError where the sandbox refuses, TypeError where it isn't there
 */
export async function fetchEntities(
  url: string,
  options: { etag?: string; signal: AbortSignal },
): Promise<EntitySnapshot | undefined> {
  const response = await fetch(url, {
    headers: options.etag ? { 'If-None-Match': options.etag } : {},
    signal: options.signal,
  });
  if (response.status === 304) {
    return undefined;
  }
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  const { items }: { items: Entity[] } = await response.json();
  return { items, etag: response.headers.get('etag') ?? undefined };
}
