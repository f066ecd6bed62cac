/**
 * What a package URL names, with a scope as npm has it; where it is kept and
 * its version are left out.
 *
 * @see https://github.com/package-url/purl-spec
 */
export function artifactName(artifact: string): string {
  const [path] = artifact.replace(/[?#].*$/, '').split('@');
  const [name, scope = ''] = path.split('/').reverse();
  return scope.startsWith('%40') ? `@${scope.slice(3)}/${name}` : name;
}
