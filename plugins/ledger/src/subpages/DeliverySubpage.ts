/** A page below the Delivery tab; its name is the last part of the address. */
export type DeliverySubpage = 'overview' | 'deployments' | 'lead-time';

/** In the order of their tabs. */
export const deliverySubpages: readonly DeliverySubpage[] = [
  'overview',
  'deployments',
  'lead-time',
];

/** What stands behind the address of the tab, from the sub-page on. */
export interface ParsedSubpage {
  subpage: DeliverySubpage;
  /** The part of the address that names no sub-page, if so. */
  rejected?: string;
}

/** @param rest - The address below the tab: `lead-time`; empty is the overview. */
export function parseSubpage(rest: string): ParsedSubpage {
  const name = rest.replace(/\/+$/, '');
  const subpage = deliverySubpages.find(each => each === name);
  if (subpage) {
    return { subpage };
  }
  return name === ''
    ? { subpage: 'overview' }
    : { subpage: 'overview', rejected: name };
}
