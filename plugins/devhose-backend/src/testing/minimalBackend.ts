import { createBackend } from '@backstage/backend-defaults';
import devhose from '../index';

/** A backend with nothing but Devhose, to be started and killed by tests. */
const backend = createBackend();
backend.add(devhose);
backend.start();
