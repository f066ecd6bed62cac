import {
  customEventType,
  type Identities,
} from '@pitstop/plugin-devhose-common';
import {
  createInterpreter,
  environmentId,
  imageArtifact,
  readPayload,
  serviceId,
  UnreadableError,
  type EventDraft,
  type Fields,
} from '@pitstop/plugin-devhose-node';
import { revisionOf } from './happenings/deploymentHappenings';
import { happenings, type HappeningName } from './happenings/Happening';

/** Backstage's own label for what belongs to a component. */
const componentLabel = 'backstage.io/kubernetes-id';

const words: Record<
  HappeningName,
  { subject: string; predicate: string; outcome?: 'success' | 'failure' }
> = {
  'rollout-started': { subject: 'rollout', predicate: 'started' },
  'rollout-finished': {
    subject: 'rollout',
    predicate: 'finished',
    outcome: 'success',
  },
  'rollout-failed': {
    subject: 'rollout',
    predicate: 'finished',
    outcome: 'failure',
  },
  'image-running': { subject: 'image', predicate: 'running' },
  'container-oom-killed': { subject: 'container', predicate: 'oomkilled' },
  'container-crash-looping': {
    subject: 'container',
    predicate: 'crashlooping',
  },
  warning: { subject: 'pod', predicate: 'warned' },
};

/**
 * Reads what happened in a cluster from what the watch made of it. A rollout is
 * no deployment: who ordered it tells that, and Kubernetes how it went.
 */
export const kubernetesInterpreter = createInterpreter({
  version: 1,
  provider: 'kubernetes',
  read: ({ body, headers }) => [readHappening(readPayload(body, headers))],
});

function readHappening(delivery: Fields): EventDraft {
  const name = readName(delivery);
  const { outcome, ...word } = words[name];
  const cluster = delivery.string('cluster');
  const object = delivery.object('object');
  // A warning is about a pod, whose labels say whose it is.
  const of = delivery.optionalObject('pod') ?? object;
  const metadata = object.object('metadata');
  const container = delivery.optionalString('container');
  const component = delivery.optionalObject('component');
  const identities: Identities = {
    repository: component?.optionalString('repository'),
    service: readService(component, of),
    environment: environmentId(delivery.string('environment')),
    ...readImage(object, container),
  };
  const place = `kubernetes/clusters/${cluster}/namespaces/${metadata.string(
    'namespace',
  )}`;
  return {
    type: customEventType({ tool: 'kubernetes', ...word }),
    happenedAt: delivery.instant('happenedAt'),
    source: `urn:kubernetes:${encodeURIComponent(cluster)}`,
    subject: `${place}/${readSubject(object)}`,
    repository: identities.repository,
    content: { ...(outcome && { outcome }) },
    customData: {
      ...identities,
      cluster,
      namespace: metadata.string('namespace'),
      revision: revisionOf(metadata),
      container,
      ...readEnd(object, container),
      reason: object.optionalString('reason'),
    },
  };
}

function readName(delivery: Fields): HappeningName {
  const given = delivery.string('happening');
  const name = happenings.find(each => each === given);
  if (name === undefined) {
    throw new UnreadableError('happening is not a known one');
  }
  return name;
}

function readService(
  component: Fields | undefined,
  object: Fields,
): string | undefined {
  const name =
    component?.optionalString('name') ??
    object
      .object('metadata')
      .optionalObject('labels')
      ?.optionalString(componentLabel);
  return name === undefined ? undefined : serviceId(name);
}

/** A pod is gone soon; what made it stays, and is what people know. */
function readSubject(object: Fields): string {
  const metadata = object.object('metadata');
  const involved = object.optionalObject('involvedObject');
  const kind = (involved ?? object).string('kind').toLowerCase();
  return `${kind}s/${(involved ?? metadata).string('name')}`;
}

/** Of a deployment with several containers the first is what it is about. */
function readImage(
  object: Fields,
  container: string | undefined,
): Pick<Identities, 'artifact' | 'artifactDigest'> {
  const status = container && statusOf(object, container);
  const [first] =
    object.optionalObject('spec')?.optionalObjects('containers') ?? [];
  const reference = (status || first)?.optionalString('image');
  const artifact = reference && imageArtifact(reference);
  const running = status && status.optionalString('imageID');
  return {
    artifact: artifact ? artifact.purl : undefined,
    artifactDigest:
      /sha256:[0-9a-f]{64}/.exec(running || '')?.[0] ??
      (artifact ? artifact.digest : undefined),
  };
}

function readEnd(object: Fields, container: string | undefined) {
  const status = container && statusOf(object, container);
  const ended =
    status &&
    (status.optionalObject('state')?.optionalObject('terminated') ??
      status.optionalObject('lastState')?.optionalObject('terminated'));
  return {
    restarts: status ? status.optionalCount('restartCount') : undefined,
    exitCode: ended ? ended.optionalCount('exitCode') : undefined,
  };
}

function statusOf(object: Fields, container: string): Fields | undefined {
  const status = object.optionalObject('status');
  return [
    ...(status?.optionalObjects('containerStatuses') ?? []),
    ...(status?.optionalObjects('initContainerStatuses') ?? []),
  ].find(each => each.optionalString('name') === container);
}
