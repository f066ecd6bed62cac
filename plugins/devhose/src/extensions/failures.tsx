import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  HomePageWidgetBlueprint,
  type ComponentParts,
} from '@backstage/plugin-home-react/alpha';
import { ofWhatHappens } from './activityTab';
import { mayReadEvents } from './permissions';

export const failuresCard = EntityCardBlueprint.make({
  name: 'failures',
  if: mayReadEvents,
  params: {
    // As of the tab that it leads to.
    filter: ofWhatHappens,
    loader: () =>
      import('../failures/FailuresCard').then(module => (
        <module.FailuresCard />
      )),
  },
});

export const myFailuresWidget = HomePageWidgetBlueprint.make({
  name: 'my-failures',
  if: mayReadEvents,
  params: {
    name: 'DevhoseMyFailures',
    title: 'Failed lately',
    description: 'What failed lately of what you and your teams own',
    layout: {
      width: { minColumns: 4, defaultColumns: 7 },
      height: { minRows: 3, defaultRows: 4 },
    },
    // The card brings its own frame and title; the stock one would be a second.
    componentProps: {
      Renderer: ({ Content }: ComponentParts) => <Content />,
    },
    components: async () => {
      const { MyFailuresCard } = await import('../failures/MyFailuresCard');
      return { Content: MyFailuresCard };
    },
  },
});
