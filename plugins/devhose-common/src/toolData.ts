import type { Identities } from './identities';
import type { IncidentData } from './vocabulary';

/** `customData` of `ticket.*`, and of what else happens to a ticket. @public */
export interface TicketData extends Identities {
  ticket: string;
  /** The tool's own words, such as `Bug` and `In Progress`. */
  ticketType?: string;
  status?: string;
  action: string;
  labels: string[];
  /** RFC 3339. */
  createdAt: string;
  closedAt?: string;
  /** What its text says it was caused by, for who takes it for an incident. */
  cause?: IncidentData['cause'];
}

/** `customData` of `sonarqube-qualitygate.evaluated`. @public */
export interface QualityGateData extends Identities {
  /** The key of the project in SonarQube. */
  project: string;
  branch?: string;
  isMainBranch?: boolean;
  /** Where people look at it. */
  uri?: string;
  verdict: 'passed' | 'failed' | 'none';
  conditions: Array<{
    metric: string;
    /** Absent where there was nothing to measure. */
    value?: number;
    threshold?: number;
    passed: boolean;
  }>;
}
