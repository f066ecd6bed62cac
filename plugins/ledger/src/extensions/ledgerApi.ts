import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { LedgerClient, ledgerApiRef } from '../api';

export const ledgerApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: ledgerApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: dependencies => LedgerClient.create(dependencies),
    }),
});
