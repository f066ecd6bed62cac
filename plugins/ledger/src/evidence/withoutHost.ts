/** `acme/shop` of `github.com/acme/shop`. */
export function withoutHost(repository: string): string {
  return repository.replace(/^[^/]+\//, '');
}
