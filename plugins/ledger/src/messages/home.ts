/** Cards of overview pages and of the home page. */
export const homeMessages = {
  card: {
    title: 'Delivery',
    caption: 'Last 12 weeks, against the 12 before',
  },
  home: {
    open: 'Open the delivery of {{name}}',
  },
  myTeam: {
    title: 'My team’s delivery',
    caption: '{{name}}, last 12 weeks',
    choose: 'Team',
    noTeam: 'You are not in a team yet',
    noTeamDescription:
      'Once the catalog knows you as a member of a team, its delivery is shown here.',
    failed: 'Your team could not be found',
    undeployed_zero: 'No merged change waits for production.',
    undeployed_one: '{{formatted}} merged change is not yet in production.',
    undeployed_other: '{{formatted}} merged changes are not yet in production.',
    deploymentsCourse: 'Deployments per week: {{values}}',
    leadTimeCourse: 'Median lead time per week: {{values}}',
  },
  organisation: {
    title: 'Successful deployments per week',
    help: 'What counts as a successful deployment?',
    northStar:
      'Planned and hotfix deployments to production per week, over the whole organisation. It grows when teams deliver in small steps, and when more of them are on the platform.',
    lastWeek: 'by {{name}} last week ({{week}})',
    running_one: '{{formatted}} so far this week',
    running_other: '{{formatted}} so far this week',
    noData: 'Nothing has been deployed to production yet',
    noOrganisation: 'The catalog has no organisation yet',
    noOrganisationDescription:
      'Add a Group of the type “organization” above your companies and teams.',
    failed: 'The organisation could not be found',
  },
} as const;
