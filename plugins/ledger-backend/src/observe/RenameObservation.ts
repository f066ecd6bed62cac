/** A repository that was called otherwise, or belonged to somebody else. */
export interface RenameObservation {
  /** What it is called since. */
  repository: string;
  previous: string;
}

/** What tells one renaming from another. */
export function renameKey({ repository, previous }: RenameObservation): string {
  return `${repository} ${previous}`;
}
