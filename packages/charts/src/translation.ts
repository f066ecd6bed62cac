import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** Words that every chart has. @public */
export const chartsTranslationRef = createTranslationRef({
  id: 'charts',
  messages: {
    chart: {
      role: 'chart',
      instructions:
        'Use the left and right arrow keys to walk through the points.',
      gridInstructions:
        'Use the arrow keys to walk through the days: up and down within a week, left and right between weeks.',
      incomplete: 'Incomplete',
      incompleteHint: 'still running, or cut by the time range',
      noData: 'no data',
      legend: 'Legend',
    },
    calendar: {
      fewer: 'Fewer',
      more: 'More',
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
