/** Builds, code and review. */
export const workMessages = {
  builds: {
    none: 'No build ended in this range',
    noneDescription:
      'Builds are counted when a tool reports their end: GitHub Actions, GitLab CI, Travis CI. Connect one, or choose a longer range.',
    series: 'Builds',
    basis_one: 'n = {{formatted}} build',
    basis_other: 'n = {{formatted}} builds',
    p90: '9 of 10 builds within {{duration}}',
    pipeline: 'Pipeline',
    runsOf_one: '{{pipeline}}: {{formatted}} build',
    runsOf_other: '{{pipeline}}: {{formatted}} builds',
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
      tooFew: 'Too few pull requests to say whether size and time go together',
      meaning: {
        none: 'Size says next to nothing about the time to merge here',
        chance:
          'What size says about the time to merge here can be chance: there are too few pull requests to tell',
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
      noneSized: 'None of the pull requests has a size',
      unsized_one: '{{formatted}} more has no size.',
      unsized_other: '{{formatted}} more have no size.',
      whyUnsized:
        'Either its tool did not tell how many lines it changes, or it touches a file that does not count for size.',
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
} as const;
