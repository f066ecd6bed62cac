/** How long changes take. */
export const leadTimeMessages = {
  leadTime: {
    title: 'Lead time for changes',
    help: 'What is lead time for changes?',
    definition:
      'From the first commit of a change to the end of the first production deployment that contains it. A change is a merged pull request, or a commit on the main line that came without one.',
    finePrint:
      'The median over all changes first deployed in the time range: half of them were faster. Nine of ten were faster than the 90th percentile, which is left out for fewer than ten changes: there it is little more than the slowest one.',
    p90: '9 of 10 changes within {{duration}}',
    seriesMedian: 'Median',
    seriesP90: '90th percentile',
    seriesChanges: 'Changes',
    p90Most: '90th percentile only for {{minimum}} or more',
    p90TooFew: {
      day: 'too few a day for a 90th percentile',
      week: 'too few a week for a 90th percentile',
      month: 'too few a month for a 90th percentile',
    },
    none: 'No change reached production for the first time in this range',
    noneDescription:
      'Lead time is counted when a change is first deployed. Choose a longer range.',
    between: {
      day: 'Daily medians between {{minimum}} and {{maximum}}',
      week: 'Weekly medians between {{minimum}} and {{maximum}}',
      month: 'Monthly medians between {{minimum}} and {{maximum}}',
    },
    constant: 'A median of {{value}} throughout',
    onlyIncomplete: 'Only incomplete periods so far',
  },
  stages: {
    title: 'Where the time goes',
    help: 'What are the stages of a change?',
    definition: {
      coding: 'Coding: from the first commit until ready for review.',
      pickup:
        'Pickup: until the first review by someone else. A change that nobody reviewed spent its time here.',
      review: 'Review: until merged.',
      deploy: 'Deploy: until the deployment finished.',
    },
    name: {
      coding: 'Coding',
      pickup: 'Pickup',
      review: 'Review',
      deploy: 'Deploy',
    },
    stage: 'Stage',
    longest: '{{stage}} takes longest, with a median of {{duration}}',
    note: 'Each stage has a median of its own. The stages of one change sum to its lead time; medians do not.',
    withheld_one:
      'Not shown: fewer than {{count}} person is behind these changes',
    withheld_other:
      'Not shown: fewer than {{count}} people are behind these changes',
    withheldDescription:
      'Ledger is about teams. Stages are about people’s work, so they appear only where no single person can be seen in them. A longer range may help.',
  },
  waiting: {
    undeployed: 'Merged, not yet in production',
    oldest: 'the oldest has waited since {{day}}',
    allDeployed: 'everything merged is in production',
    unmeasurable: 'Unmeasurable',
    unmeasurableHint:
      'clocks disagree, the lead time would be negative; left out of all numbers',
    changes_one: '{{formatted}} change',
    changes_other: '{{formatted}} changes',
  },
} as const;
