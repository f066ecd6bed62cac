import {
  createFrontendModule,
  createTranslationMessages,
  ErrorDisplay,
  NotFoundErrorPage,
  PageLayoutProps,
} from '@backstage/frontend-plugin-api';
import appPlugin from '@backstage/plugin-app';
import {
  SwappableComponentBlueprint,
  TranslationBlueprint,
} from '@backstage/plugin-app-react';
import { userSettingsTranslationRef } from '@backstage/plugin-user-settings/alpha';
import { ErrorView } from './errors';
import { FoundPage } from './FoundPage';
import { NotFoundPage } from './NotFoundPage';
import { TitledPage } from './TitledPage';

const { component: swappable } = SwappableComponentBlueprint.dataRefs;

const notFoundPage = SwappableComponentBlueprint.make({
  name: 'core-not-found-error-page',
  params: define =>
    define({ component: NotFoundErrorPage, loader: () => NotFoundPage }),
});

const errorDisplay = SwappableComponentBlueprint.make({
  name: 'core-error-display',
  params: define =>
    define({ component: ErrorDisplay, loader: () => ErrorView }),
});

/** The stock layout of pages, which leaves the browser tab without their title. */
const pageLayout = appPlugin
  .getExtension('component:app/core-page-layout')
  .override({
    *factory(originalFactory) {
      const { ref, loader } = originalFactory().get(swappable);
      yield swappable({
        ref,
        loader: async () => {
          const PageLayout: (props: PageLayoutProps) => JSX.Element | null =
            await loader();
          return (props: PageLayoutProps) => (
            <TitledPage title={props.title}>
              <FoundPage tabs={props.tabs}>
                <PageLayout {...props} />
              </FoundPage>
            </TitledPage>
          );
        },
      });
    },
  });

const settingsWords = TranslationBlueprint.make({
  name: 'user-settings',
  params: {
    resource: createTranslationMessages({
      ref: userSettingsTranslationRef,
      messages: {
        'identityCard.title': 'Who you are here',
        'identityCard.userEntity': 'In the catalog',
        'identityCard.ownershipEntities': 'Owner of what belongs to',
      },
    }),
  },
});

/** What all pages share. */
export const shellModule = createFrontendModule({
  pluginId: 'app',
  extensions: [notFoundPage, errorDisplay, pageLayout, settingsWords],
});
