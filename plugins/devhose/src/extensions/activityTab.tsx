import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { mayReadEvents } from './permissions';

const team = { kind: 'group', 'spec.type': 'team' };

/** Whose events can be told: groups above teams own too much of too many kinds. */
export const ofWhatHappens = {
  $any: [{ kind: 'component' }, { kind: 'system' }, team],
};

export const activityTab = EntityContentBlueprint.make({
  name: 'activity',
  if: mayReadEvents,
  params: {
    path: '/activity',
    title: 'Activity',
    filter: ofWhatHappens,
    loader: () =>
      import(/* webpackPrefetch: true */ '../activity/ActivityTab').then(
        module => <module.ActivityTab />,
      ),
  },
});
