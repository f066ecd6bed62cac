import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** Words that these states have by themselves. @public */
export const statesTranslationRef = createTranslationRef({
  id: 'states',
  messages: {
    reason: {
      unreachable:
        'the portal’s backend cannot be reached. If others are well, look at your own network.',
    },
    snippet: {
      copy: 'Copy',
      copied: 'Copied',
    },
  },
});
