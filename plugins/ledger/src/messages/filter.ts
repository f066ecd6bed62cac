/** What part of an entity is shown. */
export const filterMessages = {
  filter: {
    open: 'Filters',
    openCount_one: 'Filters ({{count}})',
    openCount_other: 'Filters ({{count}})',
    environment: 'Environment',
    lifecycle: 'Lifecycle',
    type: 'Type of component',
    all: 'All',
    withoutSubTeams: 'Without the groups below it',
    reset: 'Show everything',
    nothingLeft: 'No component of {{name}} is as the filters want it',
    neverDeployed:
      'Nothing that the filters leave of {{name}} has been deployed to production yet',
    nothingLeftDescription:
      'Choose others, or show everything. What is chosen is in the address.',
  },
} as const;
