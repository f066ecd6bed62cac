import { mockServices } from '@backstage/backend-test-utils';
import { readPlatformTeam } from './readPlatformTeam';

const configured = (platformTeam?: string | string[] | number) =>
  readPlatformTeam(
    mockServices.rootConfig({
      data: { permission: { pitstop: { platformTeam } } },
    }),
  );

describe('the configured platform team', () => {
  it('is group:default/platform unless said otherwise', () => {
    expect(configured()).toEqual(['group:default/platform']);
  });

  it('may be several, in the form that sign-in tokens carry', () => {
    expect(configured(['group:default/Platform', 'User:ops/Ada'])).toEqual([
      'group:default/platform',
      'user:ops/ada',
    ]);
  });

  it.each([
    ['platform', 'no kind'],
    ['component:default/platform', 'nobody belongs to a component'],
    ['group:default/the platform', 'no name'],
    ['group:a/b/c', 'too many parts'],
  ])("stops the start with one sentence for '%s' (%s)", platformTeam => {
    expect(() => configured([platformTeam])).toThrow(
      `permission.pitstop.platformTeam names '${platformTeam}', which is no reference to a group or user; write one such as group:default/platform`,
    );
  });

  it('stops the start where it is nobody', () => {
    expect(() => configured([])).toThrow(
      'permission.pitstop.platformTeam names nobody, so nobody could operate the platform; name at least one group, such as group:default/platform',
    );
  });

  it('stops the start where it is no text', () => {
    expect(() => configured(42)).toThrow(/permission\.pitstop\.platformTeam/);
  });
});
