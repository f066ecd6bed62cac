import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** Words that these states have by themselves. @public */
export const statesTranslationRef = createTranslationRef({
  id: 'states',
  messages: {
    snippet: {
      copy: 'Copy',
      copied: 'Copied',
    },
  },
});
