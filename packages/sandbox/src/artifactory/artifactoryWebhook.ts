import type { Company, Repository } from '../company';
import type { ArtifactPublished, Dispatch } from '../simulation';
import { hour } from '../simulation/time/units';
import { digest } from '../webhooks/digest';
import type { Webhook } from '../webhooks/Webhook';
import { artifactoryHost, imageRepository } from './imageName';

const fileEndings: Record<string, string> = {
  Kotlin: 'jar',
  Python: 'whl',
  TypeScript: 'tgz',
};

function imagePushed(
  { name }: Repository,
  { version, sha256, sizeBytes }: ArtifactPublished,
) {
  return {
    domain: 'docker',
    event_type: 'pushed',
    data: {
      repo_key: imageRepository,
      event_type: 'pushed',
      path: `${name}/${version}/manifest.json`,
      name: 'manifest.json',
      sha256,
      size: sizeBytes,
      image_name: name,
      tag: version,
      platforms: [{ architecture: 'amd64', os: 'linux' }],
    },
  };
}

function fileDeployed(
  { name, language }: Repository,
  { version, sha256, sizeBytes }: ArtifactPublished,
) {
  const file = `${name}-${version}.${fileEndings[language] ?? 'tar.gz'}`;
  return {
    domain: 'artifact',
    event_type: 'deployed',
    data: {
      repo_key: 'libs-release-local',
      path: `${name}/${version}/${file}`,
      name: file,
      sha256,
      size: sizeBytes,
    },
  };
}

/**
 * A webhook of JFrog Artifactory.
 *
 * @see https://jfrog.com/help/r/jfrog-platform-administration-documentation/event-types
 */
export function artifactoryWebhook(
  company: Company,
  { id, at, repository, happening }: Dispatch<ArtifactPublished>,
): Webhook {
  const event =
    happening.type === 'image'
      ? imagePushed(repository, happening)
      : fileDeployed(repository, happening);
  const body = JSON.stringify({
    ...event,
    subscription_key: 'pitstop',
    jpd_origin: `https://${artifactoryHost(company)}/artifactory`,
    source: `jfrog/jfrt@${id.replaceAll('-', '').slice(0, 26)}`,
  });
  return {
    tool: 'artifactory',
    deliveryId: `${digest(body)}-${Math.floor(at / hour)}`,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'JFrog Event/1.8.12',
    },
    body,
  };
}
