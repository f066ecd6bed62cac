import type { DevhoseEvent } from '@pitstop/plugin-devhose-common';

const word =
  /^dev\.cdevents(?:\.|x\.[^.-]+-)(?<subject>[^.]+)\.(?<predicate>[^.]+)/;

/** "service deployed" of `dev.cdevents.service.deployed.0.3.0`. */
export function eventWords({ event }: DevhoseEvent): string {
  const { subject, predicate } = word.exec(event.type)?.groups ?? {};
  return subject && predicate ? `${subject} ${predicate}` : event.type;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

/** Where the tool itself shows what the event tells; only what a browser may be sent to. */
export function toolPage({ event }: DevhoseEvent): URL | undefined {
  const { data } = event;
  const content = property(property(data, 'subject'), 'content');
  const uri =
    property(content, 'uri') ?? property(property(data, 'customData'), 'uri');
  return typeof uri === 'string' &&
    /^https?:\/\//.test(uri) &&
    URL.canParse(uri)
    ? new URL(uri)
    : undefined;
}
