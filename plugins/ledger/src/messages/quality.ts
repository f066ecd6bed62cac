/** Coverage, static analysis and findings, and what goes together. */
export const qualityMessages = {
  quality: {
    none: 'No project was analysed by the end of this range',
    noneDescription:
      'Connect SonarQube, and give analyses the address of their repository.',
    noMeasure: 'No tool told of it in this range',
    coverage: {
      title: 'Coverage',
      help: 'What is the coverage?',
      definition:
        'The share of the code that tests run through, as the last analysis of each project said; the median over the projects.',
      unit: 'median of the projects',
    },
    duplication: {
      title: 'Duplication',
      help: 'What is the duplication?',
      definition:
        'The share of the code that stands somewhere else as well, as the last analysis of each project said; the median over the projects.',
      unit: 'median of the projects',
    },
    issues: {
      title: 'Issues',
      help: 'What are the issues?',
      definition:
        'What static analysis found wrong and nobody has fixed, as the last analysis of each project said; the sum over the projects.',
      unit: 'open',
    },
    basis_one: 'n = {{formatted}} project',
    basis_other: 'n = {{formatted}} projects',
    findings: {
      title: 'Security findings',
      help: 'What are security findings?',
      definition:
        'What code scanning, dependency and secret scanning found, until it is fixed or dismissed.',
      unit: 'open',
      series: 'Open findings',
      closed: 'Closed in this range',
      opened: 'Found in this range',
      toClose: 'From found to closed',
      toCloseHint: 'median of those closed',
      severity: 'Severity',
      open: 'Open',
      age: 'Median age',
      bySeverity: 'Open findings by severity',
      name: {
        critical: 'Critical',
        high: 'High',
        medium: 'Medium',
        low: 'Low',
        unknown: 'Not told',
      },
      between: 'Between {{minimum}} and {{maximum}} open findings',
      none: 'No security finding is known',
      noneDescription:
        'Code scanning, Dependabot and secret scanning tell of them by the webhook of GitHub.',
    },
    projects: {
      title: 'Projects, those with a failed quality gate first',
      project: 'Project',
      gates_one: '{{failed}} of {{formatted}} quality gate failed',
      gates_other: '{{failed}} of {{formatted}} quality gates failed',
      gate: 'gate {{gate}}',
      passed: 'passed',
      failed: 'failed',
      none: 'not set',
    },
  },
  correlation: {
    title: 'What goes together',
    help: 'What does a correlation say?',
    explanation:
      'Each point is a component, without its name: this is no league table. Spearman’s rho says how much two numbers grow together over the components: 1 is always, 0 is not at all, -1 is the other way around.',
    warning:
      'That two things go together does not say that one causes the other: both may follow from a third, such as the age of a component or the size of its team.',
    one: 'It takes several components to see what goes together',
    oneDescription:
      'Each component is one point. Look at those of its team or its system.',
    above: 'The components of the {{kind}} {{name}}',
    x: 'Along the bottom',
    y: 'Upwards',
    factor: {
      deployments: 'Deployments',
      'lead-time': 'Lead time for changes',
      'change-fail-rate': 'Change fail rate',
      'recovery-time': 'Recovery time',
      incidents: 'Incidents',
      'build-duration': 'Build duration',
      'build-success-rate': 'Build success rate',
      coverage: 'Coverage',
      duplication: 'Duplication',
      'open-findings': 'Open findings',
    },
    sentence: {
      'too-few':
        '{{y}} against {{x}}: too few components have both for a word about it',
      'all-alike': '{{y}} against {{x}}: all components are alike',
      unclear: '{{y}} against {{x}}: what there is can be chance',
      clear: {
        up: 'Higher {{x}} goes with higher {{y}}',
        down: 'Higher {{x}} goes with lower {{y}}',
      },
    },
    subtitle: 'rho {{rho}} ({{low}} to {{high}}), n = {{n}} components',
    subtitleN: 'n = {{n}} components',
    component: 'Component',
    number: 'Component {{number}}',
    none: 'No component has two numbers to hold against each other',
    noneDescription: 'Choose a longer range, or a larger group.',
    notKnown: 'No component has both in this range. Choose others.',
    pairs: 'All pairs, the clearest first',
    pair: 'Pair',
    rho: 'Spearman’s rho',
    verdict: {
      'too-few': 'too few',
      'all-alike': 'all alike',
      unclear: 'can be chance',
      clear: 'clear',
    },
    against: '{{y}} against {{x}}',
    says: 'What it is worth',
  },
} as const;
