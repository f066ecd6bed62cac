import type { ReactElement } from 'react';
import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { Entity } from '@backstage/catalog-model';
import { useLocation, useNavigate } from 'react-router-dom';
import { SWRConfig } from 'swr';
import { ledgerApi } from '../extensions/ledgerApi';
import { eventsRouteRef } from '../routes';

/** Makes the browser's address and its back button visible to a test. */
function Browser() {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  return (
    <>
      <output aria-label="address">{search}</output>
      <output aria-label="path">{pathname}</output>
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
const ledgerClient = createFrontendPlugin({
  pluginId: 'ledger',
  extensions: [ledgerApi],
});

/** In an app with Ledger's client and nothing remembered from tests before. */
export function renderWithLedger(
  element: ReactElement,
  options: {
    address?: string;
    /** Where the element is in the app. */
    mountPath?: string;
    entities?: Entity[];
    /** In place of one with these entities. */
    catalog?: ReturnType<typeof catalogApiMock>;
    identity?: ReturnType<typeof mockApis.identity>;
    /** Whether what takes a permission of its own may be changed. */
    mayChange?: boolean;
  } = {},
) {
  return renderInTestApp(
    <SWRConfig value={{ provider: () => new Map() }}>
      {element}
      <Browser />
    </SWRConfig>,
    {
      features: [ledgerClient],
      apis: [
        options.catalog ?? catalogApiMock({ entities: options.entities ?? [] }),
        options.identity ?? mockApis.identity(),
        mockApis.permission({
          authorize: options.mayChange
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
        }),
      ],
      config: { backend: { baseUrl: 'http://localhost:7007' } },
      initialRouteEntries: [options.address ?? '/'],
      mountPath: options.mountPath,
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/devhose/events': eventsRouteRef,
      },
    },
  );
}
