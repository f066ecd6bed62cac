const directories = ['src/main', 'src/test', 'src/shared', 'docs'];
const names = [
  'handler',
  'routes',
  'store',
  'client',
  'schema',
  'config',
  'metrics',
  'README',
];
const extensions = ['kt', 'ts', 'sql', 'md', 'yaml'];

/** The names of the files of a commit; the same commit always has the same. */
export function fileNames(sha: string, count: number): string[] {
  const draw = Number.parseInt(sha.slice(0, 6), 16);
  return Array.from({ length: Math.min(count, 8) }, (_, index) => {
    const directory = directories[(draw + index) % directories.length];
    const name = names[((draw >> 3) + index) % names.length];
    const extension = extensions[((draw >> 6) + index) % extensions.length];
    return `${directory}/${name}.${extension}`;
  });
}
