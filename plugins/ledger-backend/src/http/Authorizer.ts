import type {
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ledgerMetricReadPermission } from '@pitstop/plugin-ledger-common';

type IncomingRequest = Parameters<HttpAuthService['credentials']>[0];

/** Lets those in who may read delivery metrics. */
export class Authorizer {
  readonly #httpAuth: HttpAuthService;
  readonly #permissions: PermissionsService;

  static create(options: {
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
  }): Authorizer {
    return new Authorizer(options.httpAuth, options.permissions);
  }

  private constructor(
    httpAuth: HttpAuthService,
    permissions: PermissionsService,
  ) {
    this.#httpAuth = httpAuth;
    this.#permissions = permissions;
  }

  /**
   * @returns Whose request it is: a person's or a service's.
   * @throws AuthenticationError if it is nobody's.
   * @throws NotAllowedError if they may not read delivery metrics.
   */
  async toReadMetrics(request: IncomingRequest): Promise<BackstageCredentials> {
    const credentials = await this.#httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const [decision] = await this.#permissions.authorize(
      [{ permission: ledgerMetricReadPermission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `You may not read delivery metrics; ask for the permission ${ledgerMetricReadPermission.name}`,
      );
    }
    return credentials;
  }
}
