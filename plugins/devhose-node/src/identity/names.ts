/**
 * The name of a service as its entity in the catalog would be called: lower
 * case, and what the catalog does not take is a dash. `Checkout API` and
 * `checkout-api` are the same service.
 *
 * @returns undefined where nothing is left of the name.
 * @see https://backstage.io/docs/features/software-catalog/descriptor-format#name-required
 * @public
 */
export function serviceId(name: string): string | undefined {
  return slug(name);
}

/**
 * The name of an environment: `Production` and `production` are the same.
 *
 * @returns undefined where nothing is left of the name.
 * @public
 */
export function environmentId(name: string): string | undefined {
  return slug(name);
}

/**
 * A pipeline, which has runs.
 *
 * @param place - The repository, or the address of the application, that it belongs to.
 * @public
 */
export function pipelineId(place: string, name: string): string {
  return `${place}/pipelines/${slug(name) ?? 'unnamed'}`;
}

/**
 * What has an address of its own in its tool and nowhere else, such as an
 * incident, a ticket or a run: that address, without scheme, query and
 * fragment.
 *
 * @example `northwind.pagerduty.com/incidents/PGR0VU2`
 * @returns undefined where the text is no http address.
 * @public
 */
export function addressId(address: string): string | undefined {
  const parsed = /^https?:\/\//i.test(address) ? URL.parse(address) : null;
  return parsed
    ? `${parsed.host}${parsed.pathname}`.replace(/\/+$/, '')
    : undefined;
}

const longestName = 63;

function slug(name: string): string | undefined {
  const dashed = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9._]+/g, '-')
    .slice(0, longestName)
    .replace(/^[-._]+|[-._]+$/g, '');
  return dashed === '' ? undefined : dashed;
}
