/** Said by the activity of a component or system. */
export const activityMessages = {
  activity: {
    kinds: 'What is told',
    failuresOnly: 'Only failures',
    everyStep: 'Every step',
    quietTitle: 'Nothing has happened to {{name}} yet',
    quiet:
      'What happens in its repository appears here once the tools tell Devhose. In GitHub, add a webhook to the organisation or repository with this address.',
    noFailureTitle: 'Nothing of {{name}} has failed',
    noFailure: 'Switch “Only failures” off to see what went well.',
    noneOfKindTitle: 'Nothing of that kind has happened to {{name}}',
    noneOfKind: 'Choose other kinds, or none to see them all.',
  },
  failures: {
    title: 'Failed lately',
    ofEntity: 'In the last {{days}} days.',
    ofMine: 'Of what you and your teams own, in the last {{days}} days.',
    count_zero: 'All has gone well since.',
    count_one: '{{count}} still fails.',
    count_other: '{{count}} still fail.',
    lasting: 'not repaired for {{duration}}',
    again: '{{times}} times, not repaired for {{duration}}',
    open: 'open for {{duration}}',
    passed: 'passed {{later}} later',
    deployed: 'deployed {{later}} later',
    rolledBack: 'rolled back {{later}} later',
    resolved: 'resolved {{later}} later',
    merged: 'pull request {{number}} merged {{later}} later',
    abandoned: 'pull request {{number}} closed {{later}} later',
    none: 'Nothing has failed.',
    nothingOwned:
      'What you or your team own in the catalog, and has a repository, would be watched here.',
    all: 'All failures of {{name}}',
    failed: 'Failures could not be loaded: {{reason}}',
  },
} as const;
