/** Something that takes GitHub's webhooks in. */
export interface IngestTarget {
  origin: string;
  path: string;
  /** How many deliveries arrived where they should, once no more are under way. */
  kept(expected: number): Promise<number>;
  stop(): Promise<void>;
}

/** What is needed to start one. */
export interface TargetOptions {
  databaseUrl: string;
  databasePrefix: string;
  secret: string;
  logDirectory: string;
}
