import type { ReactNode } from 'react';
import type { PageLayoutProps } from '@backstage/frontend-plugin-api';
import { useParams } from 'react-router-dom';
import { NotFoundPage } from './NotFoundPage';

interface FoundPageProps {
  /** The ways to the sub-pages that the reader may see, if the page has such. */
  tabs: PageLayoutProps['tabs'];
  children?: ReactNode;
}

/**
 * Says that there is no page where a page has no such sub-page, or none that
 * this reader may see: the stock layout would be left empty.
 */
export const FoundPage = ({ tabs, children }: FoundPageProps) => {
  const { '*': address = '' } = useParams();
  const isFound =
    !tabs ||
    address === '' ||
    tabs.some(({ href }) => `${address}/`.startsWith(`${href}/`));

  return isFound ? children : <NotFoundPage />;
};
