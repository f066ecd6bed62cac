import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { mayReadEvents } from './permissions';

export const activityTab = EntityContentBlueprint.make({
  name: 'activity',
  if: mayReadEvents,
  params: {
    path: '/activity',
    title: 'Activity',
    filter: { $any: [{ kind: 'component' }, { kind: 'system' }] },
    loader: () =>
      import('../activity/ActivityTab').then(module => <module.ActivityTab />),
  },
});
