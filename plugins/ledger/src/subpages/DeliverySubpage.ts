import type { ReportShape } from '../report/useDeliveryReport';

/** A page below the Delivery tab; its name is the last part of the address. */
export type DeliverySubpage =
  | 'overview'
  | 'deployments'
  | 'lead-time'
  | 'code'
  | 'review'
  | 'builds'
  | 'quality'
  | 'correlation';

/** In the order of their tabs. */
export const deliverySubpages: readonly DeliverySubpage[] = [
  'overview',
  'deployments',
  'lead-time',
  'code',
  'review',
  'builds',
  'quality',
  'correlation',
];

/** What each of them needs a report to hold. */
export const subpageShapes: Record<DeliverySubpage, ReportShape> = {
  overview: {},
  deployments: { byDay: true, include: ['deployments'] },
  'lead-time': { include: ['lead-time'] },
  code: { include: ['code'] },
  review: { include: ['review'] },
  builds: { include: ['builds'] },
  quality: { include: ['quality'] },
  correlation: { include: ['correlation'] },
};

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
