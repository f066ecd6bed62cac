import {
  HomePageWidgetBlueprint,
  type ComponentParts,
} from '@backstage/plugin-home-react/alpha';
import { mayReadMetrics } from './deliveryTab';

/** Our cards bring their own frame and title; the stock one would be a second. */
const unframed = {
  Renderer: ({ Content }: ComponentParts) => <Content />,
};

export const myTeamWidget = HomePageWidgetBlueprint.make({
  name: 'my-team',
  if: mayReadMetrics,
  params: {
    name: 'LedgerMyTeamDelivery',
    title: 'My team’s delivery',
    description: 'How often and how fast your team delivers',
    layout: {
      width: { minColumns: 4, defaultColumns: 5 },
      height: { minRows: 4, defaultRows: 5 },
    },
    componentProps: unframed,
    components: async () => {
      const { MyTeamCard } = await import('../home/MyTeamCard');
      return { Content: MyTeamCard };
    },
  },
});

export const organisationWidget = HomePageWidgetBlueprint.make({
  name: 'organisation',
  if: mayReadMetrics,
  params: {
    name: 'LedgerOrganisationDeployments',
    title: 'Successful deployments per week',
    description: 'How often the whole organisation delivers',
    layout: {
      width: { minColumns: 4, defaultColumns: 7 },
      height: { minRows: 6, defaultRows: 7 },
    },
    componentProps: unframed,
    components: async () => {
      const { OrganisationCard } = await import('../home/OrganisationCard');
      return { Content: OrganisationCard };
    },
  },
});
