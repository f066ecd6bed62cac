import {
  customEventType,
  eventTypes,
  type Identities,
} from '@pitstop/plugin-devhose-common';
import {
  createInterpreter,
  imageArtifact,
  packageUrl,
  readPayload,
  UnreadableError,
  type Artifact,
  type EventDraft,
  type Fields,
} from '@pitstop/plugin-devhose-node';

const tool = 'artifactory';

/** Layers and manifests, which are told once more as an image. */
const partOfImage = /(^|\/)(sha256__[0-9a-f]{64}|(list\.)?manifest\.json)$/;

const digest = /^[0-9a-f]{64}$/i;

/**
 * Reads artifacts, images and builds from Artifactory's webhooks. They do not
 * say when it happened.
 *
 * @see https://jfrog.com/help/r/jfrog-platform-administration-documentation/event-types
 */
export const artifactoryInterpreter = createInterpreter({
  version: 1,
  provider: tool,
  read({ body, headers, receivedAt }) {
    const payload = readPayload(body, headers);
    const draft = readDraft(payload, receivedAt.toISOString());
    return draft ? [draft] : [];
  },
});

function readDraft(payload: Fields, at: string): EventDraft | undefined {
  const action = payload.string('event_type');
  switch (payload.string('domain')) {
    case 'docker':
      return artifactDraft(payload, action, at, readImage(payload));
    case 'artifact':
      return partOfImage.test(payload.object('data').string('path'))
        ? undefined
        : artifactDraft(payload, action, at, readFile(payload));
    case 'build':
      return buildDraft(payload, action, at);
    default:
      return undefined;
  }
}

function artifactDraft(
  payload: Fields,
  action: string,
  happenedAt: string,
  { purl, digest: artifactDigest }: Artifact,
): EventDraft {
  const data = payload.object('data');
  const customData: Identities & Record<string, unknown> = {
    artifact: purl,
    artifactDigest,
    action,
    repositoryKey: data.string('repo_key'),
    path: data.string('path'),
    sizeBytes: data.optionalCount('size'),
  };
  return {
    type: typeOf(action),
    happenedAt,
    source: sourceOf(payload),
    subject: purl,
    content: {},
    customData,
  };
}

function typeOf(action: string): string {
  switch (action) {
    case 'pushed':
    case 'deployed':
      return eventTypes.artifactPublished;
    case 'deleted':
      return eventTypes.artifactDeleted;
    default:
      // Promoted, moved, copied, cached.
      return customEventType({ tool, subject: 'artifact', predicate: action });
  }
}

/** As one pulls it through Artifactory's own address, which has the repository in its path. */
function readImage(payload: Fields): Artifact {
  const data = payload.object('data');
  const host = hostOf(payload);
  const path = [host, data.string('repo_key'), data.string('image_name')];
  const reference = path.filter(part => part !== undefined).join('/');
  const artifact = imageArtifact(`${reference}:${data.string('tag')}`);
  if (artifact === undefined) {
    throw new UnreadableError('data.image_name and data.tag name no image');
  }
  return { purl: artifact.purl, digest: readDigest(data) };
}

function readFile(payload: Fields): Artifact {
  const data = payload.object('data');
  const path = data.string('path').split('/').filter(Boolean);
  const name = path.pop() ?? data.string('name');
  const host = hostOf(payload);
  const key = data.string('repo_key');
  const purl = packageUrl({
    type: 'generic',
    namespace: path.join('/') || undefined,
    name,
    registry: host === undefined ? key : `${host}/${key}`,
  });
  if (purl === undefined) {
    throw new UnreadableError('data.path names no artifact');
  }
  return { purl, digest: readDigest(data) };
}

function buildDraft(
  payload: Fields,
  action: string,
  happenedAt: string,
): EventDraft {
  const data = payload.object('data');
  const name = data.string('build_name');
  const number = data.id('build_number');
  const source = sourceOf(payload);
  return {
    type: customEventType({ tool, subject: 'build', predicate: action }),
    happenedAt,
    source,
    subject: `${source.replace(/^https?:\/\//, '')}/builds/${name}/${number}`,
    content: {},
    customData: { build: name, number, action },
  };
}

function readDigest(data: Fields): string | undefined {
  const sha256 = data.optionalString('sha256') ?? '';
  return digest.test(sha256) ? `sha256:${sha256.toLowerCase()}` : undefined;
}

/** Older ones do not say where they are. */
function sourceOf(payload: Fields): string {
  return (
    payload.optionalUri('jpd_origin')?.replace(/\/+$/, '') ??
    'urn:jfrog:artifactory'
  );
}

function hostOf(payload: Fields): string | undefined {
  return payload
    .optionalUri('jpd_origin')
    ?.replace(/^https?:\/\/([^/]+).*$/, '$1')
    .toLowerCase();
}
