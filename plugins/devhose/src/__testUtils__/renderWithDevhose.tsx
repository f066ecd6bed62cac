import type { ReactElement } from 'react';
import type { Entity } from '@backstage/catalog-model';
import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { useLocation, useNavigate } from 'react-router-dom';
import { SWRConfig } from 'swr';
import { devhoseApi } from '../extensions/devhoseApi';
import {
  consumersRouteRef,
  eventsRouteRef,
  interpretationRouteRef,
} from '../routes';

/** Makes the browser's address and its back button visible to a test. */
function Browser() {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  return (
    <>
      <output aria-label="address">{`${pathname}${search}`}</output>
      <button type="button" onClick={() => navigate(-1)}>
        Back
      </button>
    </>
  );
}

/**
 * The client without the pages: their permission gate needs an app that starts
 * asynchronously, which a rendered element does not have.
 */
const devhoseClient = createFrontendPlugin({
  pluginId: 'devhose',
  extensions: [devhoseApi],
});

/** In an app with Devhose's client and nothing remembered from tests before. */
export function renderWithDevhose(
  element: ReactElement,
  options: {
    address?: string;
    entities?: Entity[];
    /** Whether what takes a permission of its own may be read. */
    mayReadDeliveries?: boolean;
    /** What the one who is signed in owns by: users and groups. */
    ownershipEntityRefs?: string[];
  } = {},
) {
  const {
    address = '/',
    entities = [],
    mayReadDeliveries = false,
    ownershipEntityRefs,
  } = options;
  return renderInTestApp(
    <SWRConfig value={{ provider: () => new Map() }}>
      {element}
      <Browser />
    </SWRConfig>,
    {
      features: [devhoseClient],
      apis: [
        catalogApiMock({ entities }),
        mockApis.identity({ ownershipEntityRefs }),
        mockApis.permission({
          authorize: mayReadDeliveries
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
        }),
      ],
      config: { backend: { baseUrl: 'http://localhost:7007' } },
      initialRouteEntries: [address],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/devhose/events': eventsRouteRef,
        '/devhose/consumers': consumersRouteRef,
        '/devhose/interpretation': interpretationRouteRef,
      },
    },
  );
}
