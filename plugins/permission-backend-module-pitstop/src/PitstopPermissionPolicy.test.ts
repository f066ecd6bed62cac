import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  createPermission,
  Permission,
} from '@backstage/plugin-permission-common';
import {
  taskCancelPermission,
  taskReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import {
  devhoseDeliveryImportPermission,
  devhoseDeliveryReadPermission,
  devhoseEventReadPermission,
} from '@pitstop/plugin-devhose-common';
import { ledgerMetricReadPermission } from '@pitstop/plugin-ledger-common';
import { Grant, grants } from './grants';
import { PitstopPermissionPolicy } from './PitstopPermissionPolicy';

const unknownPermission = createPermission({
  name: 'somebodys.new.read',
  attributes: { action: 'read' },
});

/** What the policy says to somebody who is a member of a group. */
const decide = async (
  permission: Permission,
  group: string,
  options: { grants?: readonly Grant[] } = {},
) => {
  const userEntityRef = 'user:default/ada';
  const info = { userEntityRef, ownershipEntityRefs: [userEntityRef, group] };
  const policy = PitstopPermissionPolicy.create({
    grants: options.grants ?? grants,
    platformTeam: ['group:default/platform', 'group:default/on-call'],
    userInfo: mockServices.userInfo(info),
  });
  return await policy.handle(
    { permission },
    { credentials: mockCredentials.user(userEntityRef), info },
  );
};

describe('somebody signed in', () => {
  it.each([
    catalogEntityReadPermission,
    devhoseEventReadPermission,
    ledgerMetricReadPermission,
  ])('may do $name', async permission => {
    await expect(decide(permission, 'group:default/checkout')).resolves.toEqual(
      { result: AuthorizeResult.ALLOW },
    );
  });

  it.each([
    devhoseDeliveryReadPermission,
    devhoseDeliveryImportPermission,
    unknownPermission,
  ])('may not do $name', async permission => {
    await expect(decide(permission, 'group:default/checkout')).resolves.toEqual(
      { result: AuthorizeResult.DENY },
    );
  });

  it('may remove entries of the catalog that their team owns', async () => {
    await expect(
      decide(catalogEntityDeletePermission, 'group:default/checkout'),
    ).resolves.toEqual({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'catalog',
      resourceType: 'catalog-entity',
      conditions: {
        resourceType: 'catalog-entity',
        rule: 'IS_ENTITY_OWNER',
        params: { claims: ['user:default/ada', 'group:default/checkout'] },
      },
    });
  });

  it.each([taskReadPermission, taskCancelPermission])(
    'may do $name with what they started themselves',
    async permission => {
      await expect(
        decide(permission, 'group:default/checkout'),
      ).resolves.toEqual({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'scaffolder',
        resourceType: 'scaffolder-task',
        conditions: {
          resourceType: 'scaffolder-task',
          rule: 'IS_TASK_OWNER',
          params: { createdBy: ['user:default/ada'] },
        },
      });
    },
  );
});

describe('a member of the platform team', () => {
  it.each([...grants.map(([permission]) => permission), unknownPermission])(
    'may do $name without conditions',
    async permission => {
      await expect(
        decide(permission, 'group:default/on-call'),
      ).resolves.toEqual({
        result: AuthorizeResult.ALLOW,
      });
    },
  );
});

describe('the policy', () => {
  it('gives nothing to those who are not signed in', async () => {
    const policy = PitstopPermissionPolicy.create({
      grants,
      platformTeam: ['group:default/platform'],
      userInfo: mockServices.userInfo(),
    });
    for (const [permission] of grants) {
      await expect(policy.handle({ permission })).resolves.toEqual({
        result: AuthorizeResult.DENY,
      });
    }
  });

  it('knows for every grant to owners whose thing it is', async () => {
    for (const [permission] of grants.filter(([, to]) => to === 'owners')) {
      await expect(
        decide(permission, 'group:default/checkout'),
      ).resolves.toMatchObject({ result: AuthorizeResult.CONDITIONAL });
    }
  });

  it('refuses a grant to owners of what nobody owns', async () => {
    await expect(
      decide(ledgerMetricReadPermission, 'group:default/checkout', {
        grants: [[ledgerMetricReadPermission, 'owners']],
      }),
    ).rejects.toThrow(
      "'ledger.metric.read' is about nothing that has an owner; grant it to everyone or to the platform team",
    );
  });
});
