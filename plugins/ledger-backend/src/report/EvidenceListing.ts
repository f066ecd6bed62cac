/** Which facts a number rests on, and what each tells. SQL over a row `fact`. */
export interface EvidenceListing {
  /** A table, or a query in parentheses. */
  from: string;
  /** Whether a fact is one of the scope, where `from` leaves that open. */
  among?: string;
  where: string;
  /** By which moment a fact belongs to the range. */
  at: string;
  /** Whatever is still so at the end of the range belongs to it. */
  untilEnd?: boolean;
  /** Seconds, where the number is about time. */
  length?: string;
  /** Whether they are about components, which not everybody may see in the catalog. */
  ofComponents?: boolean;
  /** What tells facts of the same moment apart. */
  key: string;
  /** What only the facts of a page need. */
  join?: string;
  evidence: string;
}
