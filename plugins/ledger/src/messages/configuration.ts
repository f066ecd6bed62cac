/** The page about what the numbers are computed with. */
export const configurationMessages = {
  configuration: {
    title: 'Ledger',
    loading: 'Loading the configuration',
    name: 'The configuration',
    definitions: {
      title: 'Definitions in force',
      number: 'Number',
      meaning: 'What it means',
      source: 'The definition’s source',
      people:
        'About people’s work: withheld where too few people are behind it.',
    },
    inForce: {
      title: 'What they are computed with',
      help: 'How are settings changed?',
      explanation:
        'Settings are in the configuration file, below “ledger”. When they change, facts are derived again by themselves; when events are to be read otherwise, everything is computed again beside what is shown, and taken when it is ready. A component can have its own by annotation.',
      setting: 'Setting',
      value: 'Value',
      none: 'none',
      yes: 'yes',
      no: 'no',
      observation: 'Reading of events',
      derivation: 'Deriving of facts',
      version: 'version {{version}}',
      allRead: 'all that is shown was read this way',
      readOtherwise: 'what is shown was read otherwise; a rebuild changes that',
      allDerived: 'all facts are of it',
      behind_one: '{{formatted}} repository still to be derived again',
      behind_other: '{{formatted}} repositories still to be derived again',
      counted: 'Counted',
      countedValue: '{{cursor}} of {{head}} deliveries',
      caughtUp: 'everything in the log is counted',
      catchingUp: 'the rest is being counted',
    },
    setting: {
      timeZone: 'Time zone (ledger.timeZone)',
      minimumContributors:
        'Fewest people behind a statistic (ledger.privacy.minimumContributors)',
      productionEnvironments:
        'Production environments (ledger.production.environments)',
      rollbackTasks: 'Tasks of rollbacks (ledger.rollback.tasks)',
      ignoredPaths:
        'Files that do not count for size (ledger.size.ignoredPaths)',
      lookBackDays: 'Days before the first deployment (ledger.lookBackDays)',
      incidentLookBackHours:
        'Hours before an incident (ledger.incidents.lookBackHours)',
      hotfixLookBackDays: 'Days before a hotfix (ledger.hotfix.lookBackDays)',
      hotfixLabels: 'Labels of hotfixes (ledger.hotfix.labels)',
      hotfixBranches: 'Branches of hotfixes (ledger.hotfix.branches)',
      incidentLabels: 'Labels of incidents (ledger.incidents.labels)',
    },
  },
  rebuild: {
    title: 'Compute everything again',
    help: 'What is a rebuild?',
    explanation:
      'All facts are computed again from the event log, beside those that are shown. What would change is told before anything does. Taking them is one moment, and the facts before stay until the next rebuild, to go back to.',
    none: 'Nothing has been computed again so far.',
    start: 'Compute everything again',
    startAndTake: 'Compute, and take it when ready',
    look: 'Look now',
    cancel: 'Give up',
    take: 'Take it',
    return: 'Go back to the facts before',
    state: {
      running: 'Rebuild {{id}} is under way, asked for on {{instant}}',
      ready: 'Rebuild {{id}} is ready, and waits to be taken',
      taken:
        'What is shown comes from rebuild {{id}}, asked for on {{instant}}',
      cancelled: 'Rebuild {{id}} was given up',
      returned: 'Rebuild {{id}} was taken, and given back',
    },
    takeWhenReady: 'It is taken as soon as it is ready.',
    progress: '{{percent}}: {{cursor}} of {{head}} deliveries',
    progressLabel: 'How far the log is read',
    differences: 'What would change',
    changed: 'What changed',
    facts: 'Facts',
    live: 'Before',
    rebuilt: 'Computed again',
    change: 'Change',
    noDifference: 'Not a single fact would be another.',
    checksums: 'Checksums',
    checksumsHelp: 'The same log gives the same, table by table.',
    failed: 'That did not work: {{reason}}',
    mayNot:
      'Computing everything again takes the permission {{permission}}. Ask the platform team.',
  },
} as const;
