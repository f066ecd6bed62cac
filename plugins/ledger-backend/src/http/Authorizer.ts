import type {
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  ledgerAnnotationWritePermission,
  ledgerMetricReadPermission,
  ledgerRebuildPermission,
} from '@pitstop/plugin-ledger-common';

/** A request that is on its way in. */
export type IncomingRequest = Parameters<HttpAuthService['credentials']>[0];

/** Lets those in who may. */
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
    return this.#authorize(
      request,
      ledgerMetricReadPermission,
      'read delivery metrics',
    );
  }

  /** @throws NotAllowedError if they may not have facts computed again. */
  async toRebuild(request: IncomingRequest): Promise<BackstageCredentials> {
    return this.#authorize(
      request,
      ledgerRebuildPermission,
      'have facts computed again',
    );
  }

  /** @throws NotAllowedError if they may not remark on the North Star. */
  async toAnnotate(request: IncomingRequest): Promise<BackstageCredentials> {
    return this.#authorize(
      request,
      ledgerAnnotationWritePermission,
      'remark on the North Star',
    );
  }

  async #authorize(
    request: IncomingRequest,
    permission: BasicPermission,
    what: string,
  ): Promise<BackstageCredentials> {
    const credentials = await this.#httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    await this.authorize(credentials, permission, what);
    return credentials;
  }

  /** @throws NotAllowedError if they may not. */
  async authorize(
    credentials: BackstageCredentials,
    permission: BasicPermission,
    what: string,
  ): Promise<void> {
    const [decision] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `You may not ${what}; ask for the permission ${permission.name}`,
      );
    }
  }
}
