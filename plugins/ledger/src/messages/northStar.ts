/** The page of the North Star. */
export const northStarMessages = {
  northStar: {
    title: 'North Star',
    weeks: 'Week by week since {{day}}',
    growth: '{{now}} a week in the last four weeks, {{then}} in the first four',
    young: 'Deployments of every week so far',
    inputs: 'What drives it',
    inputsHelp: 'Why these numbers?',
    inputsExplanation:
      'More is deployed when more components are on the platform, when changes do not wait to be merged, and when builds are quick and do not fail. Each number is of the last whole week, against the one before.',
    reach: 'More of the organisation delivers',
    flow: 'Changes do not wait',
    automation: 'Builds do not stand in the way',
    adoption: 'Adoption',
    adoptionHint_one:
      '{{deployed}} of {{formatted}} component deployed in the last four weeks',
    adoptionHint_other:
      '{{deployed}} of {{formatted}} components deployed in the last four weeks',
    input: {
      deployedComponents: 'Components deployed in four weeks',
      activeRepositories: 'Repositories with a merged change',
      mergeMedianSeconds: 'Time to merge',
      buildMedianSeconds: 'Build duration',
      buildSuccessRate: 'Build success rate',
    },
    course: '{{name}}, week by week since {{day}}: {{values}}',
    quiet: 'no data in the last whole week',
  },
  annotations: {
    title: 'Remarks',
    none: 'Nothing has been remarked yet. Write down what explains the course: who came on board, a freeze, a migration.',
    add: 'Add a remark',
    addTitle: 'Add a remark',
    editTitle: 'Change the remark',
    date: 'Day',
    text: 'What happened',
    textHelp: 'Everybody who sees the North Star reads it: no names of people.',
    save: 'Save',
    cancel: 'Cancel',
    edit: 'Change “{{text}}”',
    remove: 'Remove “{{text}}”',
    removed: 'Removed “{{text}}”',
    undo: 'Undo',
    failed: 'That did not work: {{reason}}',
  },
  contributions: {
    title: 'Contribution of each company',
    help: 'How is the contribution to be read?',
    explanation:
      'Deployments a week over the last four whole weeks, against the four before. Each course has a scale of its own: a company is compared with itself over time, and with no other. They stand in the order of their names.',
    none: 'The catalog has no groups below the organisation.',
    average: '{{average}} a week',
    total_one: '{{formatted}} deployment since {{day}}',
    total_other: '{{formatted}} deployments since {{day}}',
  },
} as const;
