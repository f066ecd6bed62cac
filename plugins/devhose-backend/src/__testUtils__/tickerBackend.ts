import { createBackend } from '@backstage/backend-defaults';
import devhose from '../index';
import { tickerModule } from './ticker';

/** A backend with Devhose and a source whose interpreter is of the configured version. */
const backend = createBackend();
backend.add(devhose);
backend.add(tickerModule());
backend.start();
