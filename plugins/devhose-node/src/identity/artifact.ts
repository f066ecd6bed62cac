import { PackageURL } from 'packageurl-js';

/** The registry that is meant where an image names none. */
const defaultRegistry = 'docker.io';

const imageReference =
  /^(?<path>[\w.:/-]+?)(?::(?<tag>\w[\w.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$/i;

/** An artifact. @public */
export interface Artifact {
  /** Its package URL; the same whatever tool speaks of the artifact. */
  purl: string;
  /** `sha256:` and hexadecimal digits, where the tool says it. */
  digest?: string;
}

/**
 * A container image. Those who build, deploy and run it all know the tag, and
 * only some the digest, so the tag is what identifies it where there is one.
 *
 * @param reference - As one would pull it, such as
 *   `registry.northwind.example/shop/checkout-api:1.4.2@sha256:…`.
 * @returns undefined where it is none.
 * @see https://github.com/package-url/purl-spec/blob/main/types-doc/docker-definition.md
 * @public
 */
export function imageArtifact(reference: string): Artifact | undefined {
  const parts = imageReference.exec(reference)?.groups;
  if (parts === undefined) {
    return undefined;
  }
  const digest = parts.digest?.toLowerCase();
  const { registry, path } = splitRegistry(parts.path);
  const names = path.toLowerCase().split('/').filter(Boolean);
  const name = names.pop();
  if (name === undefined) {
    return undefined;
  }
  const purl = packageUrl({
    type: 'docker',
    namespace: names.join('/') || undefined,
    name,
    version: parts.tag ?? digest ?? 'latest',
    registry: registry === defaultRegistry ? undefined : registry,
  });
  return purl === undefined ? undefined : { purl, digest };
}

/**
 * The package URL of anything that is no image.
 *
 * @param artifact.type - Of the package URL specification, such as `npm`.
 * @param artifact.registry - Host and path of where it is kept, unless that is
 *   the type's usual place.
 * @returns undefined where there can be none.
 * @see https://github.com/package-url/purl-spec
 * @public
 */
export function packageUrl(artifact: {
  type: string;
  namespace?: string;
  name: string;
  version?: string;
  registry?: string;
}): string | undefined {
  const { type, namespace, name, version, registry } = artifact;
  try {
    return new PackageURL(
      type,
      namespace,
      name,
      version,
      registry === undefined ? undefined : { repository_url: registry },
      undefined,
    ).toString();
  } catch {
    // It throws for names that the specification doesn't allow.
    return undefined;
  }
}

/** @see https://pkg.go.dev/github.com/distribution/reference */
function splitRegistry(path: string): { registry: string; path: string } {
  const slash = path.indexOf('/');
  const first = path.slice(0, Math.max(slash, 0));
  return /[.:]/.test(first) || first === 'localhost'
    ? { registry: first.toLowerCase(), path: path.slice(slash + 1) }
    : { registry: defaultRegistry, path };
}
