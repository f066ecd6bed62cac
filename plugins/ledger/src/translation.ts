import {
  createTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { configurationMessages } from './messages/configuration';
import { deploymentsMessages } from './messages/deployments';
import { evidenceMessages } from './messages/evidence';
import { filterMessages } from './messages/filter';
import { homeMessages } from './messages/home';
import { leadTimeMessages } from './messages/leadTime';
import { northStarMessages } from './messages/northStar';
import { overviewMessages } from './messages/overview';
import { qualityMessages } from './messages/quality';
import { sharedMessages } from './messages/shared';
import { statesMessages } from './messages/states';
import { trainsMessages } from './messages/trains';
import { workMessages } from './messages/work';

/** Everything that Ledger's pages say. @public */
export const ledgerTranslationRef = createTranslationRef({
  id: 'ledger',
  messages: {
    ...sharedMessages,
    ...filterMessages,
    ...overviewMessages,
    ...deploymentsMessages,
    ...leadTimeMessages,
    ...trainsMessages,
    ...workMessages,
    ...qualityMessages,
    ...evidenceMessages,
    ...statesMessages,
    ...homeMessages,
    ...northStarMessages,
    ...configurationMessages,
  },
});

/** Says a message of Ledger's. */
export type Translate = TranslationFunction<typeof ledgerTranslationRef.T>;
