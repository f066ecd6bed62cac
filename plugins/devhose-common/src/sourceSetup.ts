import type { SecretMark } from './api';

/** How a tool is told to send deliveries. @public */
export interface SourceSetup {
  /** The tool's name, such as `GitHub`. */
  tool: string;
  /**
   * What to do in the tool, in order: whole sentences, with what is to be typed
   * or clicked in backticks. The address and the secret are told beside them.
   */
  steps: readonly string[];
  /**
   * Who makes the secret up: `you` any long random text, `you-standard` one in the
   * form of Standard Webhooks, `tool` the tool, `nobody` where there is none.
   */
  secretMadeBy: 'you' | 'you-standard' | 'tool' | 'nobody';
  /**
   * Nobody sends: Devhose looks itself, and there is neither an address nor a
   * secret to be told, nor a test delivery.
   */
  watched?: boolean;
  /** The tool's own documentation. */
  documentation: string;
}

/** A source that there is or could be, and how to set it up. @public */
export interface SourceSetupStatus {
  /** Of a source that could be there by any name: `<name>`. */
  id: string;
  /** Where it is configured, such as `devhose.sources.github`. */
  key: string;
  /** It is configured. */
  on: boolean;
  /** Where the tool is to send deliveries; absent where nobody sends. */
  url?: string;
  /** Absent for sources that don't tell. */
  setup?: SourceSetup;
}

/** The steps of a check, in their order. @public */
export const sourceCheckSteps = [
  'made',
  'reached',
  'taken',
  'stored',
  'proven',
] as const;

/** @public */
export type SourceCheckStep = (typeof sourceCheckSteps)[number];

/**
 * What a test delivery came to.
 *
 * - `made`: a harmless delivery was made, and proven as the tool would.
 * - `reached`: posted to the address that tools use, it got to Devhose.
 * - `taken`: Devhose took it in.
 * - `stored`: it is in the log, byte for byte.
 * - `proven`: it is there with the proof it was made with.
 *
 * @public
 */
export interface SourceCheck {
  /** RFC 3339. */
  at: string;
  url: string;
  /** Up to the first that failed. */
  steps: Array<{
    step: SourceCheckStep;
    /** `impossible`: it cannot be tried for this source. */
    verdict: 'passed' | 'failed' | 'impossible';
    /** What exactly was found. */
    detail?: string;
  }>;
  /** Of the test delivery in the log. */
  sequence?: number;
  /** The secret it was made with. */
  secret?: SecretMark;
}
