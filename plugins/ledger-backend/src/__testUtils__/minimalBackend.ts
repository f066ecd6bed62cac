import { createBackend } from '@backstage/backend-defaults';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import devhose from '@pitstop/plugin-devhose-backend';
import ledger from '../index';

/** A backend with nothing but Devhose and Ledger. */
const backend = createBackend();
backend.add(devhose);
backend.add(ledger);
backend.start();
