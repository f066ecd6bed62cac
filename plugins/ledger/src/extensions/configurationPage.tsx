import { createRouteRef, PageBlueprint } from '@backstage/frontend-plugin-api';
import { ledgerRebuildPermission } from '@pitstop/plugin-ledger-common';
import { RiScales3Line } from '@remixicon/react';

const { name, attributes } = ledgerRebuildPermission;

/** Of whom may change what the numbers are: the platform team. */
const mayRebuild = {
  permissions: { $contains: `${name}#${attributes.action}` },
};

const configurationRouteRef = createRouteRef();

export const configurationPage = PageBlueprint.make({
  name: 'configuration',
  if: mayRebuild,
  params: {
    path: '/ledger',
    routeRef: configurationRouteRef,
    title: 'Ledger',
    icon: <RiScales3Line fontSize="inherit" />,
    loader: () =>
      import('../configuration/ConfigurationPage').then(module => (
        <module.ConfigurationPage />
      )),
  },
});
