import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { DevhoseClient, devhoseApiRef } from '../api';

export const devhoseApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: devhoseApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: dependencies => DevhoseClient.create(dependencies),
    }),
});
