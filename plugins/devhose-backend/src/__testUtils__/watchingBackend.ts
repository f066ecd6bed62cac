import { createBackend } from '@backstage/backend-defaults';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import devhose from '../index';

/** A backend that watches clusters, and knows one component. */
const backend = createBackend();
backend.add(devhose);
backend.add(import('@backstage/plugin-kubernetes-backend'));
backend.add(
  catalogServiceMock.factory({
    entities: [
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'checkout-api',
          annotations: {
            'backstage.io/kubernetes-id': 'checkout-api',
            'github.com/project-slug': 'Northwind/checkout-api',
          },
        },
        spec: { type: 'service', lifecycle: 'production', owner: 'checkout' },
      },
    ],
  }),
);
backend.start();
