import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../bootstrap/paths.mjs';

interface Manifest {
  name: string;
  workspaces?: string[];
  dependencies?: Record<string, string>;
}

/**
 * Directories of a workspace package and of all workspace packages it is made
 * from, relative to the checkout and in order.
 */
export function packageDirectories(name: string): string[] {
  const packages = workspacePackages();
  const found = new Map<string, string>();
  const visit = (packageName: string) => {
    const member = packages.get(packageName);
    if (!member || found.has(packageName)) {
      return;
    }
    found.set(packageName, member.directory);
    for (const dependency of Object.keys(member.manifest.dependencies ?? {})) {
      visit(dependency);
    }
  };
  visit(name);
  if (found.size === 0) {
    throw new Error(`There is no workspace package '${name}'`);
  }
  return [...found.values()].sort();
}

function workspacePackages() {
  const { workspaces = [] } = readManifest(join(root, 'package.json'));
  const paths = globSync(
    workspaces.map(pattern => `${pattern}/package.json`),
    { cwd: root },
  );
  return new Map(
    paths.map(path => {
      const manifest = readManifest(join(root, path));
      return [manifest.name, { directory: dirname(path), manifest }];
    }),
  );
}

function readManifest(path: string): Manifest {
  return JSON.parse(readFileSync(path, 'utf8'));
}
