import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { grants } from './grants';
import { PitstopPermissionPolicy } from './PitstopPermissionPolicy';
import { readPlatformTeam } from './readPlatformTeam';

/**
 * Gives the permission backend Pitstop's policy.
 *
 * @public
 */
export const permissionModulePitstop = createBackendModule({
  pluginId: 'permission',
  moduleId: 'pitstop',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        policy: policyExtensionPoint,
        userInfo: coreServices.userInfo,
      },
      async init({ config, policy, userInfo }) {
        policy.setPolicy(
          PitstopPermissionPolicy.create({
            grants,
            platformTeam: readPlatformTeam(config),
            userInfo,
          }),
        );
      },
    });
  },
});
