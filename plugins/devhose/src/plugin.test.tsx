import { createExtensionTester } from '@backstage/frontend-test-utils';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { activityTab } from './extensions/activityTab';

describe('the Activity tab', () => {
  const filter = createExtensionTester(activityTab).get(
    EntityContentBlueprint.dataRefs.filterFunction,
  );

  it.each([
    ['Component', undefined, true],
    ['System', undefined, true],
    ['API', undefined, false],
    ['Group', 'team', true],
    ['Group', 'company', false],
  ])('on a %s (%s): %s', (kind, type, expected) => {
    expect(
      filter?.({
        apiVersion: 'backstage.io/v1alpha1',
        kind,
        metadata: { name: 'one' },
        spec: { type },
      }),
    ).toBe(expected);
  });
});
