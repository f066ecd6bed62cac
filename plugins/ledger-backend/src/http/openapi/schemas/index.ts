import { deliverySchemas } from './delivery';
import { evidenceSchemas } from './evidence';
import { headerSchemas } from './header';
import { metricSchemas } from './metrics';
import { northStarSchemas } from './northStar';
import { qualitySchemas } from './quality';
import { rebuildSchemas } from './rebuild';
import { sectionSchemas } from './sections';
import { statusSchemas } from './status';
import { trainSchemas } from './trains';

/** The types of `@pitstop/plugin-ledger-common`, for those who don't read TypeScript. */
export const schemas = {
  ...headerSchemas,
  ...deliverySchemas,
  ...evidenceSchemas,
  ...metricSchemas,
  ...northStarSchemas,
  ...qualitySchemas,
  ...rebuildSchemas,
  ...sectionSchemas,
  ...statusSchemas,
  ...trainSchemas,
} as const;
