import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import {
  eventTypes,
  type DeploymentData,
} from '@pitstop/plugin-devhose-common';
import { devhoseServiceRef } from '@pitstop/plugin-devhose-node';

const slugAnnotation = 'metadata.annotations.github.com/project-slug';

/** ${{ values.description | replace("*/", "") }} @public */
export default createBackendPlugin({
  pluginId: '${{ values.name }}',
  register: env =>
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        devhose: devhoseServiceRef,
        notifications: notificationService,
      },
      init: async ({ auth, catalog, devhose, notifications }) => {
        devhose.subscribe({
          consumer: 'failed-deployments',
          filter: { types: [eventTypes.deploymentFailed] },
          batch: 1,
          handler: async ([{ event }]) => {
            const failed = event.data.customData as DeploymentData;
            const slug = failed.repository.replace(/^[^/]*\//, '');
            const filter = { [slugAnnotation]: slug };
            const credentials = await auth.getOwnServiceCredentials();
            const { items } = await catalog.getEntities(
              { filter },
              { credentials },
            );
            const title = `${slug} could not be deployed to ${failed.environment}`;
            // An event may come twice. By its scope, the notification doesn't.
            const payload = { title, link: failed.uri, scope: event.id };
            const entityRef = items.map(item => stringifyEntityRef(item));
            const recipients = { type: 'entity', entityRef } as const;
            await notifications.send({ recipients, payload });
          },
        });
      },
    }),
});
