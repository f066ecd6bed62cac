import type { Company, Repository } from '../company';

export const imageRepository = 'docker-local';

/** Where Artifactory is. */
export function artifactoryHost({ name }: Company): string {
  return `${name}.jfrog.io`;
}

/** An image as one pulls it. */
export function imageName(
  company: Company,
  { name }: Repository,
  version: string,
): string {
  return `${artifactoryHost(company)}/${imageRepository}/${name}:${version}`;
}
