/** The release train of each component. */
export const trainsMessages = {
  trains: {
    title: 'Release trains',
    help: 'How is a release train to be read?',
    explanation:
      'Each wagon is a deployment to production, the oldest at the left; the number in it is of the changes it was the first to bring. A double frame is a hotfix, an arrow back a rollback, two arrows a redeployment of the same commit; a crossed circle never reached production. A cross stands on one that failed, a check on one that failed and has recovered.',
    sentence_one: '{{formatted}} component was deployed in this range',
    sentence_other: '{{formatted}} components were deployed in this range',
    shown: 'These are the {{most}} deployed last.',
    none: 'Nothing was deployed in this range',
    count_one: '{{formatted}} deployment',
    count_other: '{{formatted}} deployments',
    latest: 'the last {{most}} are shown',
    failures_one: '{{formatted}} failed',
    failures_other: '{{formatted}} failed',
    all: 'Every deployment of {{name}}',
    wagon: '{{kind}}, {{instant}}',
  },
  distribution: {
    title: 'How lead times are spread',
    help: 'How is the distribution to be read?',
    explanation:
      'Every change first deployed in the range, by its lead time. A median says nothing of the slowest: they are the columns at the right.',
    sentence:
      '{{percent}} of the changes took {{label}}, more than any other stretch of time',
    changes: 'Changes',
    time: 'Lead time',
    upTo: 'less than {{to}}',
    between: '{{from}} – {{to}}',
    from: '{{from}} or more',
  },
} as const;
