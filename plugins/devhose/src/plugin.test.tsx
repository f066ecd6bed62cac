import { createExtensionTester } from '@backstage/frontend-test-utils';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { activityTab } from './extensions/activityTab';

describe('the Activity tab', () => {
  const filter = createExtensionTester(activityTab).get(
    EntityContentBlueprint.dataRefs.filterFunction,
  );

  it.each([
    ['Component', true],
    ['System', true],
    ['API', false],
    ['Group', false],
  ])('on a %s: %s', (kind, expected) => {
    expect(
      filter?.({
        apiVersion: 'backstage.io/v1alpha1',
        kind,
        metadata: { name: 'one' },
      }),
    ).toBe(expected);
  });
});
