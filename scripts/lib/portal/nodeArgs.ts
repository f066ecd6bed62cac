import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../bootstrap/paths.mjs';

/** Node options under which TypeScript of the workspace runs as it is. */
export const typescriptArgs = [
  '--require',
  '@backstage/cli/config/nodeTransform.cjs',
];

/** Node options of a process that stops when we are gone. */
export const endWithParentArgs = [
  '--import',
  pathToFileURL(join(root, 'scripts/lib/endWithParent.mjs')).href,
];
