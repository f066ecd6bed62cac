/** Said about what comes in, and what does not. */
export const sourcesMessages = {
  sources: {
    label: 'Sources',
    loading: 'Loading sources',
    emptyTitle: 'No tool is connected yet',
    empty:
      'A source is on as soon as it is configured under devhose.sources; the guide tells what each tool needs.',
    source: 'Source',
    state: 'How it is',
    rate: 'Per minute',
    taken: 'Taken in, 24 h',
    refused: 'Refused, 24 h',
    quarantined: 'Not understood',
    gaps: 'Missed',
    condition: {
      receiving: 'Receiving',
      rejecting: 'Refusing',
      silent: 'Silent',
      'never-heard': 'Never heard',
    },
    sentence: {
      receiving: 'Last delivery {{instant}}',
      rejecting:
        'In the last hour more was refused than taken in, the last {{instant}}',
      silent: 'Nothing since {{instant}}',
      'never-heard': 'Nothing has been received yet',
      pastOnly: 'Nothing new has been received; the log has its past',
    },
    atLeast: '{{formatted}} or more',
    lessThan: 'less than {{formatted}}',
    unknown_one:
      '{{count}} request of the last 24 hours went to an address that no source has.',
    unknown_other:
      '{{formatted}} requests of the last 24 hours went to addresses that no source has.',
    notSwept: 'not compared',
    close: 'Close',
  },
  source: {
    label: 'Source {{name}}',
    health: 'How deliveries come in',
    lastDelivery: 'Last delivery',
    lastRejection: 'Last refused request',
    never: 'never',
    rate: 'Deliveries a minute',
    rateValue: '{{hour}} in the last hour, {{day}} in the last 24 hours',
    understood: 'Understood',
    understoodValue:
      '{{interpreted}} in the last 24 hours; {{without}} without words for them',
    duplicates: 'Sent again',
    inLastDay: '{{formatted}} in the last 24 hours',
    imported: 'Of the past, brought in',
    problems: 'Does not work',
    limits: 'Takes at most',
    limitsValue:
      '{{perSecond}} requests a second ({{burst}} at once), {{concurrent}} at the same time; bodies of {{body}} within {{seconds}} s; {{headers}} headers of {{headerSize}}',
    secrets: 'Secrets in use',
    secretValue: 'secret {{position}} ({{fingerprint}}), last {{instant}}',
    swept: 'Compared with the tool',
    neverSwept: 'not yet',
    notSwept: 'This tool is not asked what it sent',
    gaps: 'Missed deliveries',
    gapsValue:
      '{{found}} found, {{repaired}} of them in the log by now, {{lost}} lost',
    sweepError: 'Last failure of comparing',
  },
  rejections: {
    title: 'Refused requests',
    none: 'Nothing was refused',
    noneHelp: 'Every request of this time was taken in.',
    sentence_one: '{{formatted}} request was refused, {{share}} {{reason}}',
    sentence_other: '{{formatted}} requests were refused, {{share}} {{reason}}',
    range: 'Time',
    day: '24 hours',
    week: '7 days',
    hour: 'Hour',
    until: '24 hours until',
    reason: {
      unsigned: 'unsigned',
      forged: 'wrongly signed',
      'too-large': 'too large',
      unreadable: 'unreadable',
      'too-many': 'too many at a time',
      unavailable: 'while Devhose was not able to',
    },
    help: {
      unsigned:
        'The webhook has no secret. Give it the one that is configured.',
      forged:
        'The webhook has another secret than those that are configured, or somebody makes deliveries up.',
      'too-large': 'Bodies or headers are larger than the source takes.',
      unreadable: 'Requests broke off, or did not say which delivery they are.',
      'too-many': 'More came at a time than the limits of the source allow.',
      unavailable:
        'Devhose or its database was not able to store them; the log of the backend tells why.',
    },
  },
  quarantine: {
    title_one: '{{formatted}} delivery was not understood',
    title_other: '{{formatted}} deliveries were not understood',
    titleAtLeast: '{{formatted}} or more deliveries were not understood',
    none: 'Everything was understood that there are words for',
    noneHelp:
      'Deliveries that could not be read would be listed here, with the reason.',
    help: 'They are kept as they came in, and are read again when their interpreter has learned to.',
    item: 'Delivery {{sequence}}, {{eventName}}',
    received: 'Received {{instant}}',
    show: 'Show as it came in',
    hide: 'Hide',
    audited: 'That you looked is recorded.',
    older: 'Load older ones',
    failed: 'They could not be loaded: {{reason}}',
  },
} as const;
