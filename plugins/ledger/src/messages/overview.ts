/** The five metrics in brief. */
export const overviewMessages = {
  overview: {
    course: {
      day: 'Day by day: {{values}}',
      week: 'Week by week: {{values}}',
      month: 'Month by month: {{values}}',
    },
    incomplete: {
      day: 'The way to the last day is dashed: it is not over yet, or cut by the time range.',
      week: 'The way to the last week is dashed: it is not over yet, or cut by the time range.',
      month:
        'The way to the last month is dashed: it is not over yet, or cut by the time range.',
    },
    more: {
      overview: 'All metrics',
      deployments: 'All about the deployments',
      'lead-time': 'Where the time goes',
      code: 'Size against time to merge',
      review: 'All about the reviews',
      builds: 'All about the builds',
      quality: 'All about the quality',
      correlation: 'What goes together',
    },
  },
  failRate: {
    title: 'Change fail rate',
    help: 'What is the change fail rate?',
    definition:
      'Failed deployments among the planned and hotfix deployments to production. A deployment failed if it was rolled back, fixed by a hotfix, or caused an incident.',
    finePrint:
      'A deployment that caused several incidents failed once. What never reached production is counted apart, and an incident of a rollback or redeployment is in no rate.',
    none: 'No deployment in this range that could have failed',
    sentence_one: '{{part}} of {{formatted}} deployment failed',
    sentence_other: '{{part}} of {{formatted}} deployments failed',
    unit: 'of the deployments',
  },
  recovery: {
    title: 'Failed deployment recovery time',
    help: 'What is the failed deployment recovery time?',
    definition:
      'From the end of a failed deployment until its last incident was resolved or, where it has none, until the rollback or hotfix finished.',
    finePrint:
      'The median over the failed deployments that were recovered in the time range: half of them were recovered faster. Those still failing are named apart.',
    none: 'No failed deployment was recovered in this range',
    allRecovered: 'Every failed deployment was recovered',
    stillFailing_one: '{{formatted}} failed deployment is not recovered yet',
    stillFailing_other:
      '{{formatted}} failed deployments are not recovered yet',
    stillFailingSince_one:
      '{{formatted}} failed deployment is not recovered since {{day}}',
    stillFailingSince_other:
      '{{formatted}} failed deployments are not recovered, the oldest since {{day}}',
    basis_one: 'n = {{formatted}} recovered deployment',
    basis_other: 'n = {{formatted}} recovered deployments',
  },
  rework: {
    title: 'Deployment rework rate',
    help: 'What is the deployment rework rate?',
    definition:
      'Hotfixes and rollbacks among the planned, hotfix and rollback deployments to production.',
    finePrint:
      'It says how much of the delivering was repairing. Redeployments of the same commit and failed attempts are left out.',
    none: 'No deployment in this range that could be rework',
    sentence_one:
      '{{part}} of {{formatted}} deployment was a hotfix or rollback',
    sentence_other:
      '{{part}} of {{formatted}} deployments were hotfixes or rollbacks',
    unit: 'of the deployments',
  },
} as const;
