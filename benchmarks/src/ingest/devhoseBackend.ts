import { createBackend } from '@backstage/backend-defaults';
import { configFromEnvironment } from '../lib/configFromEnvironment';

/** Devhose and nothing else. */
const backend = createBackend();
backend.add(configFromEnvironment);
backend.add(import('@pitstop/plugin-devhose-backend'));
backend.start();
