import { useLocation, useParams } from 'react-router-dom';
import {
  parseSubpage,
  type DeliverySubpage,
  type ParsedSubpage,
} from './DeliverySubpage';

/** The sub-page of the address, and the addresses of the others. */
export interface SubpageState extends ParsedSubpage {
  /** Where a sub-page is, with the reader's range and granularity. */
  hrefOf(subpage: DeliverySubpage): string;
}

/** Keeps the sub-page in the address, so that it can be shared and gone back to. */
export function useSubpage(): SubpageState {
  const { pathname, search } = useLocation();
  const { '*': rest = '' } = useParams();
  const tab = pathname
    .slice(0, pathname.length - rest.length)
    .replace(/\/+$/, '');
  return {
    ...parseSubpage(rest),
    hrefOf: subpage =>
      `${tab}${subpage === 'overview' ? '' : `/${subpage}`}${search}`,
  };
}
