import { createBackend } from '@backstage/backend-defaults';
import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import devhose, { IngestLane } from '../index';

/** A backend with nothing but Devhose, and the lane for deliveries that Pitstop has. */
const ingestLane = IngestLane.create();
const backend = createBackend();
backend.add(ingestLane.service);
backend.add(rootHttpRouterServiceFactory({ configure: ingestLane.configure }));
backend.add(devhose);
backend.start();
