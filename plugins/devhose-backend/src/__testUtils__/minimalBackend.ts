import { createBackend } from '@backstage/backend-defaults';
import devhose from '../index';

/** A backend with nothing but Devhose. */
const backend = createBackend();
backend.add(devhose);
backend.start();
