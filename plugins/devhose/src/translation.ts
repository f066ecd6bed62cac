import {
  createTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { activityMessages } from './messages/activity';
import { consumersMessages } from './messages/consumers';
import { eventMessages } from './messages/event';
import { eventsMessages } from './messages/events';
import { interpretationMessages } from './messages/interpretation';
import { setupMessages } from './messages/setup';
import { sourcesMessages } from './messages/sources';
import { statesMessages } from './messages/states';
import { vocabularyMessages } from './messages/vocabulary';

/** Everything that Devhose's pages say. @public */
export const devhoseTranslationRef = createTranslationRef({
  id: 'devhose',
  messages: {
    ...vocabularyMessages,
    ...eventsMessages,
    ...statesMessages,
    ...eventMessages,
    ...consumersMessages,
    ...sourcesMessages,
    ...setupMessages,
    ...interpretationMessages,
    ...activityMessages,
  },
});

/** Says a message of Devhose's. */
export type Translate = TranslationFunction<typeof devhoseTranslationRef.T>;
