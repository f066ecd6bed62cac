/** A type of CDEvents in its parts. */
export interface EventWord {
  /** Of custom events: the tool whose word it is, such as `github`. */
  tool?: string;
  /** What it happened to, such as `pipelinerun`. */
  subject: string;
  /** What happened to it, such as `finished`. */
  predicate: string;
}

const cdEventType =
  /^dev\.cdevents(?:\.|x\.(?<tool>[^.-]+)-)(?<subject>[^.]+)\.(?<predicate>[^.]+)/;

/**
 * Takes a type apart: `dev.cdevents.<subject>.<predicate>.<version>`, or
 * `dev.cdeventsx.<tool>-<subject>.<predicate>.<version>`.
 *
 * @see https://github.com/cdevents/spec/blob/v0.5.1/spec.md#type-context
 */
export function parseEventType(type: string): EventWord {
  const { tool, subject, predicate } = cdEventType.exec(type)?.groups ?? {};
  return subject && predicate
    ? { tool, subject, predicate }
    : { subject: type, predicate: '' };
}

const version = /\.\d+\.\d+\.\d+(?:-[^.]+)?$/;

/** `dev.cdevents.change.merged` of `dev.cdevents.change.merged.0.3.0`. */
export function withoutVersion(type: string): string {
  return type.replace(version, '');
}
