import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** Words that every chart has. @public */
export const chartsTranslationRef = createTranslationRef({
  id: 'charts',
  messages: {
    chart: {
      role: 'chart',
      instructions:
        'Use the left and right arrow keys to walk through the points.',
      incomplete: 'Incomplete',
      incompleteHint: 'still running, or cut by the time range',
      noData: 'no data',
      legend: 'Legend',
    },
    table: {
      toggle: 'Table',
      toggleHint: 'Show the numbers of this chart as a table',
      incomplete: '(incomplete)',
      noData: 'no data',
    },
    state: {
      loading: 'Loading the chart',
      retry: 'Try again',
      plotFailedTitle: 'The chart could not be drawn',
      plotFailedDescription:
        'Its numbers are in the table. Reload the page to load the chart again.',
    },
  },
});
