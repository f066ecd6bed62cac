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
      'More is deployed when more components are connected, when changes do not wait to be merged, and when builds are quick and do not fail. Each number is of the last whole week, against the one before.',
    reach: 'More of the organisation delivers',
    flow: 'Changes do not wait',
    automation: 'Builds do not stand in the way',
    linked: 'Components linked to a repository',
    linkedValue: '{{linked}} of {{total}}',
    course: '{{name}}, week by week since {{day}}: {{values}}',
    quiet: 'no data in the last whole week',
  },
} as const;
