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

const githubDeployment =
  /^(?<repository>github\.com\/[^/]+\/[^/]+)\/deployments\//;

/** Only what a browser may be sent to. */
function webAddress(value: unknown): URL | undefined {
  return typeof value === 'string' &&
    /^https?:\/\//.test(value) &&
    URL.canParse(value)
    ? new URL(value)
    : undefined;
}

/** Where the tool itself shows what the event tells. */
export function toolPage({ event }: DevhoseEvent): URL | undefined {
  const { data, subject } = event;
  const content = property(property(data, 'subject'), 'content');
  const told =
    webAddress(property(content, 'uri')) ??
    webAddress(property(property(data, 'customData'), 'uri'));
  // GitHub's events of deployments have no address for people, its pages do.
  const { repository } = githubDeployment.exec(subject)?.groups ?? {};
  return (
    told ??
    (repository ? new URL(`https://${repository}/deployments`) : undefined)
  );
}
