/** Said in place of numbers. */
export const statesMessages = {
  failed: {
    title: 'Ledger did not answer',
    description: '{{what}} could not be loaded: {{reason}}',
    reason: 'The reason: {{reason}}',
    delivery: 'The delivery of {{name}}',
    retry: 'Try again',
  },
  denied: {
    title: 'You are not allowed to see delivery metrics',
    description: 'Ask the platform team for the permission {{permission}}.',
  },
  missingLink: {
    title: 'Ledger does not know the repository of {{name}}',
    description:
      'Add this annotation to its catalog-info.yaml. Its changes and deployments are counted then, also those of the past that are in the event log.',
    edit: 'Edit catalog-info.yaml',
  },
  noComponents: {
    title: 'No component belongs to {{name}}',
    group:
      'Delivery is counted for components and summed up through their owners. Name a team as the owner of its components in their catalog-info.yaml.',
    system:
      'Delivery is counted for components and summed up through their system. Name the system in the catalog-info.yaml of its components.',
  },
  noneLinked: {
    title: 'None of the components of {{name}} is linked to a repository',
    description_one:
      'There is {{count}}. Add this annotation to its catalog-info.yaml, and its changes and deployments are counted.',
    description_other:
      'There are {{count}}. Add this annotation to their catalog-info.yaml, and their changes and deployments are counted.',
  },
  neverDeployed: {
    title: '{{name}} has not been deployed to production yet',
    eventsArrive:
      'Ledger has counted all events up to {{instant}}, and no successful deployment of it to production was among them.',
    noEvents: 'No event has arrived yet.',
    failed_one: '{{count}} attempt failed in this range.',
    failed_other: '{{count}} attempts failed in this range.',
    undeployed_one: '{{count}} merged change waits to be deployed.',
    undeployed_other: '{{count}} merged changes wait to be deployed.',
  },
  connect: {
    title: 'What to connect, what brings most first',
    done: 'connected',
    see: 'Open {{page}}',
    repository: {
      title: 'The repository',
      brings: 'Everything else is found by it.',
      how: 'Add the annotation above.',
    },
    deployments: {
      title: 'Deployments',
      brings:
        'Deployment frequency at once, and with what comes below all of the five delivery metrics.',
      how: 'In GitHub, add a webhook to the organisation or repository with the portal’s address and /api/devhose/ingest/github, content type application/json and your secret, and let it send everything. Deploy with a GitHub environment whose name says production (production, prod or live), or one listed under ledger.production.environments. GitLab and Spinnaker tell of deployments, too.',
    },
    changes: {
      title: 'Pull requests, reviews and pushes',
      brings: 'Lead time and its stages, code and review.',
      how: 'The same webhook brings them.',
    },
    builds: {
      title: 'Builds',
      brings:
        'How long they take, how often they succeed, how long they stay red.',
      how: 'Workflow runs of GitHub come by the same webhook; GitLab CI and Travis CI by theirs.',
    },
    incidents: {
      title: 'Incidents',
      brings:
        'Change fail rate and recovery time beyond rollbacks and hotfixes.',
      how: 'Give issues the label incident, or connect PagerDuty or Jira.',
    },
    quality: {
      title: 'Quality',
      brings:
        'Coverage, static analysis and security findings, held against all of the above.',
      how: 'Connect SonarQube; code scanning, Dependabot and secret scanning come by the webhook of GitHub.',
    },
  },
} as const;
