/** What reached production, and when. */
export const deploymentsMessages = {
  frequency: {
    title: 'Deployment frequency',
    help: 'What is deployment frequency?',
    definition:
      'Deployments that finished successfully in a production environment and brought something new: planned ones and hotfixes.',
    finePrint:
      'Rollbacks and deployments of the commit that was already running deliver nothing, and failed attempts never reached production: they are counted apart.',
    series: 'Deployments',
    noneInRange: 'Nothing had been deployed by then',
    noneInRangeDescription:
      'The first deployment to production came after {{span}}. Choose a later range.',
    noDataBefore: 'No data before {{day}}: the first deployment came then.',
    onlyIncomplete: 'Only incomplete periods so far',
    between: {
      day: 'Between {{minimum}} and {{maximum}} deployments a day',
      week: 'Between {{minimum}} and {{maximum}} deployments a week',
      month: 'Between {{minimum}} and {{maximum}} deployments a month',
    },
    constant: {
      day_one: '{{count}} deployment every day',
      day_other: '{{count}} deployments every day',
      week_one: '{{count}} deployment every week',
      week_other: '{{count}} deployments every week',
      month_one: '{{count}} deployment every month',
      month_other: '{{count}} deployments every month',
    },
    planned: 'Planned',
    hotfixes: 'Hotfixes',
    rollbacks: 'Rollbacks',
    redeployments: 'Redeployments',
    failed: 'Failed attempts',
    failedLater: 'Failed in production',
    recovered: 'Recovered',
    stillFailing: 'Still failing',
    since: 'the oldest since {{day}}',
    incidents: 'Incidents',
    withoutCause_one: '{{formatted}} without a known cause',
    withoutCause_other: '{{formatted}} without a known cause',
  },
  calendar: {
    title: 'Day by day',
    help: 'How is the calendar to be read?',
    explanation:
      'A column is a week from Monday to Sunday, a cell is a day: the stronger its colour, the more was deployed to production. An empty frame is a day without deployments, a dashed one a day without data or one that is not over yet. A cross stands on days with a deployment that failed.',
    busiest_one:
      'Deployed on {{active}} of {{count}} day, at most {{most}} times, on {{day}}',
    busiest_other:
      'Deployed on {{active}} of {{count}} days, at most {{most}} times a day, on {{day}}',
    none: 'No deployment on any of these days',
  },
} as const;
