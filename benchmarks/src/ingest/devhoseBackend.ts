import { createBackend } from '@backstage/backend-defaults';
import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { IngestLane } from '@pitstop/plugin-devhose-backend';
import { configFromEnvironment } from '../lib/configFromEnvironment';

/** Devhose and nothing else, with the lane that Pitstop has for it. */
const ingestLane = IngestLane.create();
const backend = createBackend();
backend.add(ingestLane.service);
backend.add(rootHttpRouterServiceFactory({ configure: ingestLane.configure }));
backend.add(configFromEnvironment);
backend.add(import('@pitstop/plugin-devhose-backend'));
backend.start();
