import { createBackend } from '@backstage/backend-defaults';
import { configFromEnvironment } from '../lib/configFromEnvironment';
import { witness } from './witness';

/** Devhose, and somebody who subscribes and follows. */
const backend = createBackend();
backend.add(configFromEnvironment);
backend.add(import('@pitstop/plugin-devhose-backend'));
backend.add(witness);
backend.start();
