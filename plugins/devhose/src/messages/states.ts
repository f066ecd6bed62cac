/** Said in place of events. */
export const statesMessages = {
  entity: {
    unlinkedTitle: 'Devhose does not know the repository of {{name}}',
    unlinked:
      'Add this annotation to its catalog-info.yaml, and what happens in its repository is found here, also what happened before.',
    unlinkedParts:
      'None of its components names its repository. Add this annotation to their catalog-info.yaml, and what happens there is found here, also what happened before.',
    emptyTitle: 'No component belongs to {{name}}',
    emptyGroup:
      'What happens to a team is what happens to its components. Name it as the owner in their catalog-info.yaml.',
    empty:
      'What happens to a system is what happens to its components. Name the system in the catalog-info.yaml of its components.',
    unknownTitle: 'The catalog does not know {{name}}',
    unknown: 'It may have been renamed or removed.',
    edit: 'Edit catalog-info.yaml',
  },
  state: {
    failedTitle: 'Devhose did not answer',
    failed: 'This could not be loaded: {{reason}}',
    retry: 'Try again',
    deniedTitle: 'You are not allowed to see this',
    denied: 'Ask the platform team for the permission {{permission}}.',
  },
} as const;
