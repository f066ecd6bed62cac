import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { HomePageLayoutProps } from '@backstage/plugin-home-react/alpha';
import { Container, Flex, Grid, PluginHeader } from '@backstage/ui';
import { RiHome5Line } from '@remixicon/react';
import { appTranslationRef } from '../../translation';
import { TitledPage } from '../shell/TitledPage';
import { SearchBox } from './SearchBox';
import { StarredCard } from './StarredCard';
import { StartCard } from './StartCard';

/** Stock widgets that this page has in another form, or can do without. */
const notShown = [
  'HomePageToolkit',
  'HomePageStarredEntities',
  'HomePageRandomJoke',
  'HomePageMostVisited',
  'HomePageRecentlyVisited',
  'HomePageWorldClock',
  'HomePageSearchBar',
  'UnreadNotifications',
];

const wide = { initial: '12', lg: '7' } as const;
const narrow = { initial: '12', lg: '5' } as const;

/**
 * A fixed composition instead of the stock grid that everyone arranges for
 * themselves: its cells have fixed heights, which cut charts off or leave gaps,
 * and a page that looks alike for all can be talked about.
 *
 * Delivery comes first, then what has to be looked after. Cards are as high as
 * what they say, column by column. Widgets of plugins that are not named here follow.
 */
export const HomePage = ({ widgets }: HomePageLayoutProps) => {
  const { t } = useTranslationRef(appTranslationRef);
  const rest = new Map(
    widgets.map(widget => [widget.name ?? widget.node.spec.id, widget]),
  );
  const take = (name: string) => {
    const widget = rest.get(name);
    rest.delete(name);
    return widget?.component;
  };
  for (const name of notShown) {
    take(name);
  }
  const myTeam = take('LedgerMyTeamDelivery');
  const organisation = take('LedgerOrganisationDeployments');
  const failures = take('DevhoseMyFailures');

  return (
    <TitledPage title={t('home.title')}>
      <main>
        <PluginHeader
          title={t('home.title')}
          icon={<RiHome5Line />}
          customActions={<SearchBox />}
        />
        <Container>
          <Grid.Root columns="12" gap="4">
            <Grid.Item colSpan={wide}>
              <Flex direction="column" gap="4">
                {organisation}
                {failures}
              </Flex>
            </Grid.Item>
            <Grid.Item colSpan={narrow}>
              <Flex direction="column" gap="4">
                {myTeam}
                <StarredCard />
                <StartCard />
              </Flex>
            </Grid.Item>
            {[...rest].map(([name, widget]) => (
              <Grid.Item key={name} colSpan="12">
                {widget.component}
              </Grid.Item>
            ))}
          </Grid.Root>
        </Container>
      </main>
    </TitledPage>
  );
};
