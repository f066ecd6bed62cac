import { deliverySchemas } from './delivery';
import { headerSchemas } from './header';
import { sectionSchemas } from './sections';
import { statusSchemas } from './status';

/** The types of `@pitstop/plugin-ledger-common`, for those who don't read TypeScript. */
export const schemas = {
  ...headerSchemas,
  ...deliverySchemas,
  ...sectionSchemas,
  ...statusSchemas,
} as const;
