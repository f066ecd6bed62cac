import { createBackend } from '@backstage/backend-defaults';
import { configFromEnvironment } from '../lib/configFromEnvironment';
import { companyCatalog } from './companyCatalog';

/** Devhose, Ledger, and a catalog with the simulated company. */
const backend = createBackend();
backend.add(configFromEnvironment);
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(companyCatalog);
backend.add(import('@pitstop/plugin-devhose-backend'));
backend.add(import('@pitstop/plugin-ledger-backend'));
backend.start();
