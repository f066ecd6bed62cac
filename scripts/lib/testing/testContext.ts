/** What the steps of `npm test` share. */
export interface TestContext {
  signal: AbortSignal;
  /** Removed at the end. */
  temporaryDirectory: string;
  /** Kept, to look at after a failure. */
  logDirectory: string;
  /** Only tests whose path matches one of these; all if empty. */
  pattern: string[];
  /** Whether a machine runs the tests, and nobody would see what was skipped. */
  continuousIntegration: boolean;
}
