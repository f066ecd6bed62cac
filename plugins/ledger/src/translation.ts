import {
  createTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';

/** Everything that Ledger's pages say. @public */
export const ledgerTranslationRef = createTranslationRef({
  id: 'ledger',
  messages: {
    toolbar: {
      label: 'What is shown',
      range: 'Time range',
      granularity: 'Cut into',
      customRange: 'From – to, both days included',
      rejectedTitle: 'Part of the address was not understood',
      rejected: 'Ignored: {{parts}}. The usual is shown instead.',
      preset: {
        '4w': 'Last 4 weeks',
        '12w': 'Last 12 weeks',
        '6m': 'Last 6 months',
        '12m': 'Last 12 months',
        '2y': 'Last 2 years',
        custom: 'Custom range',
      },
    },
    granularity: {
      day: 'Days',
      week: 'Weeks',
      month: 'Months',
    },
    period: {
      day: 'Day',
      week: 'Week',
      month: 'Month',
    },
    scope: {
      timeZone: 'time zone {{timeZone}}',
      asOf: 'newest event counted: {{instant}}',
      components_one: '{{count}} component',
      components_other: '{{count}} components',
      partlyLinked:
        '{{linked}} of {{total}} components: the others are not linked to a repository and not counted',
      changing: 'Loading the new range…',
      outdatedTitle: 'The numbers could not be brought up to date',
      outdated: 'These are the last ones received. {{reason}}',
    },
    trend: {
      more: '{{percent}} more',
      fewer: '{{percent}} fewer',
      longer: '{{percent}} longer',
      shorter: '{{percent}} shorter',
      higher_one: '{{points}} percentage point higher',
      higher_other: '{{points}} percentage points higher',
      lower_one: '{{points}} percentage point lower',
      lower_other: '{{points}} percentage points lower',
      better: 'better',
      worse: 'worse',
      same: 'about the same',
      previous: '{{value}} in the time before ({{span}})',
      previousNoData: 'no data for the time before ({{span}})',
      previousZero: 'none in the time before ({{span}})',
    },
    noData: 'No data',
    unit: {
      perDay: 'about {{average}} a day',
      perWeek: 'about {{average}} a week',
      deployments_one: 'deployment to production',
      deployments_other: 'deployments to production',
      median: 'median',
      changes_one: 'n = {{formatted}} change',
      changes_other: 'n = {{formatted}} changes',
      basisDeployments_one: 'n = {{formatted}} deployment',
      basisDeployments_other: 'n = {{formatted}} deployments',
    },
    subpage: {
      label: 'Pages of the delivery',
      overview: 'Overview',
      deployments: 'Deployments',
      'lead-time': 'Lead time',
      code: 'Code',
      review: 'Review',
      builds: 'Builds',
    },
    overview: {
      course: {
        day: 'Day by day: {{values}}',
        week: 'Week by week: {{values}}',
        month: 'Month by month: {{values}}',
      },
      incomplete: {
        day: 'The way to the last day is dashed: it is not over yet, or cut by the time range.',
        week: 'The way to the last week is dashed: it is not over yet, or cut by the time range.',
        month:
          'The way to the last month is dashed: it is not over yet, or cut by the time range.',
      },
      more: {
        overview: 'All metrics',
        deployments: 'All about the deployments',
        'lead-time': 'Where the time goes',
        code: 'Size against time to merge',
        review: 'All about the reviews',
        builds: 'All about the builds',
      },
    },
    moreAtDora: 'The metrics at dora.dev',
    frequency: {
      title: 'Deployment frequency',
      help: 'What is deployment frequency?',
      definition:
        'Deployments that finished successfully in a production environment and brought something new: planned ones and hotfixes.',
      finePrint:
        'Rollbacks and deployments of the commit that was already running deliver nothing, and failed attempts never reached production: they are counted apart.',
      series: 'Deployments',
      noneInRange: 'Nothing had been deployed by then',
      noneInRangeDescription:
        'The first deployment to production came after {{span}}. Choose a later range.',
      noDataBefore: 'No data before {{day}}: the first deployment came then.',
      onlyIncomplete: 'Only incomplete periods so far',
      between: {
        day: 'Between {{minimum}} and {{maximum}} deployments a day',
        week: 'Between {{minimum}} and {{maximum}} deployments a week',
        month: 'Between {{minimum}} and {{maximum}} deployments a month',
      },
      constant: {
        day_one: '{{count}} deployment every day',
        day_other: '{{count}} deployments every day',
        week_one: '{{count}} deployment every week',
        week_other: '{{count}} deployments every week',
        month_one: '{{count}} deployment every month',
        month_other: '{{count}} deployments every month',
      },
      planned: 'Planned',
      hotfixes: 'Hotfixes',
      rollbacks: 'Rollbacks',
      redeployments: 'Redeployments',
      failed: 'Failed attempts',
      failedLater: 'Failed in production',
      recovered: 'Recovered',
      stillFailing: 'Still failing',
      since: 'the oldest since {{day}}',
      incidents: 'Incidents',
      withoutCause_one: '{{formatted}} without a known cause',
      withoutCause_other: '{{formatted}} without a known cause',
    },
    calendar: {
      title: 'Day by day',
      help: 'How is the calendar to be read?',
      explanation:
        'A column is a week from Monday to Sunday, a cell is a day: the stronger its colour, the more was deployed to production. An empty frame is a day without deployments, a dashed one a day without data or one that is not over yet. A cross stands on days with a deployment that failed.',
      busiest_one:
        'Deployed on {{active}} of {{count}} day, at most {{most}} times, on {{day}}',
      busiest_other:
        'Deployed on {{active}} of {{count}} days, at most {{most}} times a day, on {{day}}',
      none: 'No deployment on any of these days',
    },
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
    failRate: {
      title: 'Change fail rate',
      help: 'What is the change fail rate?',
      definition:
        'Failed deployments among the planned and hotfix deployments to production. A deployment failed if it was rolled back, fixed by a hotfix, or caused an incident.',
      finePrint:
        'A deployment that caused several incidents failed once. What never reached production is counted apart, and an incident of a rollback or redeployment is in no rate.',
      none: 'No deployment in this range that could have failed',
      sentence_one: '{{failed}} of {{formatted}} deployment failed',
      sentence_other: '{{failed}} of {{formatted}} deployments failed',
      unit: 'of the deployments',
    },
    recovery: {
      title: 'Failed deployment recovery time',
      help: 'What is the failed deployment recovery time?',
      definition:
        'From the end of a failed deployment until its last incident was resolved or, where it has none, until the rollback or hotfix finished.',
      finePrint:
        'The median over the failed deployments that were recovered in the time range: half of them were recovered faster. Those still failing are named apart.',
      none: 'No failed deployment was recovered in this range',
      allRecovered: 'Every failed deployment was recovered',
      stillFailing_one: '{{formatted}} failed deployment is not recovered yet',
      stillFailing_other:
        '{{formatted}} failed deployments are not recovered yet',
      stillFailingSince_one:
        '{{formatted}} failed deployment is not recovered since {{day}}',
      stillFailingSince_other:
        '{{formatted}} failed deployments are not recovered, the oldest since {{day}}',
      basis_one: 'n = {{formatted}} recovered deployment',
      basis_other: 'n = {{formatted}} recovered deployments',
    },
    rework: {
      title: 'Deployment rework rate',
      help: 'What is the deployment rework rate?',
      definition:
        'Hotfixes and rollbacks among the planned, hotfix and rollback deployments to production.',
      finePrint:
        'It says how much of the delivering was repairing. Redeployments of the same commit and failed attempts are left out.',
      none: 'No deployment in this range that could be rework',
      sentence_one:
        '{{rework}} of {{formatted}} deployment was a hotfix or rollback',
      sentence_other:
        '{{rework}} of {{formatted}} deployments were hotfixes or rollbacks',
      unit: 'of the deployments',
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
    course: {
      between: {
        day: 'Between {{minimum}} and {{maximum}}, day by day',
        week: 'Between {{minimum}} and {{maximum}}, week by week',
        month: 'Between {{minimum}} and {{maximum}}, month by month',
      },
    },
    people: {
      withheld_one: 'Not shown: fewer than {{count}} person is behind it',
      withheld_other: 'Not shown: fewer than {{count}} people are behind it',
      withheldDescription:
        'Ledger is about teams. What is about people’s work appears only where no single person can be seen in it. A longer range may help.',
      noData: 'No pull request was merged in this range',
      noDataDescription: 'Choose a longer range.',
      notShown: 'Not shown',
      basis:
        'Computed over {{span}}: whole weeks with enough people behind them, so that nobody can be seen by subtraction.',
      gaps: 'A gap is a time without merged pull requests, or with too few people behind them.',
    },
    builds: {
      none: 'No build ended in this range',
      noneDescription:
        'Builds are counted when a tool reports their end: GitHub Actions, GitLab CI, Travis CI. Connect one, or choose a longer range.',
      series: 'Builds',
      basis_one: 'n = {{formatted}} build',
      basis_other: 'n = {{formatted}} builds',
      p90: '9 of 10 builds within {{duration}}',
      pipeline: 'Pipeline',
      pipelines: 'Pipelines, the busiest first',
      duration: {
        title: 'Build duration',
        help: 'What is the build duration?',
        definition:
          'How long successful and failed runs of pipelines took, from start to end. Cancelled and skipped runs have no duration.',
      },
      success: {
        title: 'Build success rate',
        help: 'What is the build success rate?',
        definition:
          'Successful runs of pipelines among the successful and failed ones. A run that was cancelled or skipped is neither.',
        unit: 'of the builds',
      },
      red: {
        title: 'Time from red to green',
        help: 'What is the time from red to green?',
        definition:
          'From the end of the first failed run of a pipeline on the default branch to the end of the next successful one; the median over those repaired in the range.',
        basis_one: 'n = {{formatted}} repair',
        basis_other: 'n = {{formatted}} repairs',
        none: 'No default branch was repaired in this range',
        noneDescription: 'None was broken, or it still is.',
      },
    },
    code: {
      merge: {
        title: 'Time to merge',
        help: 'What is the time to merge?',
        definition:
          'From ready for review to merged; the median over the pull requests merged in the range. The time as a draft does not count.',
      },
      sizes: {
        title: 'Size against time to merge',
        help: 'How is size set against time to merge?',
        definition:
          'Pull requests merged in the range, by the lines they add and delete. A box reaches from the first to the third quartile of the time to merge, its line is the median; dots are an even sample of single pull requests. Spearman’s rho says how much size and time grow together: 1 is always, 0 is not at all, -1 is the other way around.',
        warning:
          'That two things go together does not say that one causes the other: what is hard may be both larger and slower.',
        tooFew:
          'Too few pull requests to say whether size and time go together',
        meaning: {
          none: 'Size says next to nothing about the time to merge here',
          weak: {
            longer: 'Larger pull requests take slightly longer to merge here',
            shorter: 'Larger pull requests are merged slightly faster here',
          },
          moderate: {
            longer: 'Larger pull requests take longer to merge here',
            shorter: 'Larger pull requests are merged faster here',
          },
          strong: {
            longer: 'Larger pull requests take much longer to merge here',
            shorter: 'Larger pull requests are merged much faster here',
          },
        },
        contrast:
          'Medians: {{small}} for {{smallSize}} lines, {{large}} for {{largeSize}} lines',
        lines: 'Lines added and deleted',
        bucket: '{{label}} lines',
        between: '{{from}} – {{to}}',
        from: '{{lines}} or more',
        lower: 'First quartile',
        upper: 'Third quartile',
        note: 'The scale is logarithmic. Sizes with too few people behind them have no box.',
        rho: 'Spearman’s rho',
        rhoHint: 'of size and time to merge',
        medianLines: 'Median size in lines',
      },
    },
    review: {
      title: 'Time to first review',
      help: 'What is the time to first review?',
      definition:
        'From ready for review to the first review by a person other than the author; the median over the reviewed pull requests merged in the range. Bots are nobody.',
      rounds: 'Review rounds',
      roundsHint:
        'mean per reviewed pull request; reviews with no push between them are one round',
      without: 'Merged without review',
      withoutHint_one: '{{without}} of {{formatted}} pull request',
      withoutHint_other: '{{without}} of {{formatted}} pull requests',
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
    loading: 'Loading the delivery metrics',
    failed: {
      title: 'Ledger did not answer',
      description: 'The delivery of {{name}} could not be loaded: {{reason}}',
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
      sendTitle: 'Send deployments',
      send: 'In GitHub, add a webhook to the organisation or repository with this address, content type application/json and your secret. Let it send deployments, deployment statuses, pull requests, reviews and pushes.',
      environment:
        'Deploy with a GitHub environment whose name says production (production, prod or live), or one listed under ledger.production.environments.',
    },
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
      undeployed_one: '{{formatted}} merged change is not yet in production.',
      undeployed_other:
        '{{formatted}} merged changes are not yet in production.',
      deploymentsCourse: 'Deployments per week: {{values}}',
      leadTimeCourse: 'Median lead time per week: {{values}}',
    },
    northStar: {
      title: 'North Star',
      weeks: 'Week by week since {{day}}',
      growth:
        '{{now}} a week in the last four weeks, {{then}} in the first four',
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
  },
});

/** Says a message of Ledger's. */
export type Translate = TranslationFunction<typeof ledgerTranslationRef.T>;
