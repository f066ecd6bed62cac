import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { catalogPermissions } from '@backstage/plugin-catalog-common/alpha';
import { kubernetesPermissions } from '@backstage/plugin-kubernetes-common';
import { scaffolderPermissions } from '@backstage/plugin-scaffolder-common/alpha';
import { devhosePermissions } from '@pitstop/plugin-devhose-common';
import { ledgerPermissions } from '@pitstop/plugin-ledger-common';
import { grants } from './grants';

const granted = grants.map(([permission, to]) => ({
  name: permission.name,
  to,
}));

describe('the grants', () => {
  it('say something about every permission of the installed plugins, once', () => {
    const installed = [
      ...catalogPermissions,
      ...devhosePermissions,
      ...kubernetesPermissions,
      ...ledgerPermissions,
      ...scaffolderPermissions,
    ].map(permission => permission.name);

    expect(granted.map(({ name }) => name).sort()).toEqual(
      [...new Set(installed)].sort(),
    );
  });

  it('are those of docs/permissions.md', () => {
    const page = readFileSync(
      resolve(__dirname, '../../../docs/permissions.md'),
      'utf8',
    );
    const documented = [
      ...page.matchAll(/^\| `([\w.-]+)` +\| ([\w ]+?) +\|/gm),
    ].map(([, name, to]) => ({ name, to }));

    expect(documented).toEqual(granted);
  });
});
