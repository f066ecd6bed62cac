import {
  BackstageCredentials,
  BackstageUserInfo,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { Grant, Grantee } from './grants';
import { ownerDecision } from './ownerDecision';

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * Decides what people may do, by a list of grants. Services are not asked
 * about: Backstage lets them pass before a policy is consulted.
 */
export class PitstopPermissionPolicy implements PermissionPolicy {
  readonly #grantees: ReadonlyMap<string, Grantee>;
  readonly #platformTeam: ReadonlySet<string>;
  readonly #userInfo: UserInfoService;
  /**
   * A page of search results asks about each of its lines, with the same
   * credentials; who that is may take a request to the auth backend.
   */
  readonly #known = new WeakMap<
    BackstageCredentials,
    Promise<BackstageUserInfo>
  >();

  static create(options: {
    grants: readonly Grant[];
    /** Entity references whose members, or who themselves, may do everything. */
    platformTeam: readonly string[];
    userInfo: UserInfoService;
  }): PitstopPermissionPolicy {
    return new PitstopPermissionPolicy(
      new Map(options.grants.map(([permission, to]) => [permission.name, to])),
      new Set(options.platformTeam),
      options.userInfo,
    );
  }

  private constructor(
    grantees: ReadonlyMap<string, Grantee>,
    platformTeam: ReadonlySet<string>,
    userInfo: UserInfoService,
  ) {
    this.#grantees = grantees;
    this.#platformTeam = platformTeam;
    this.#userInfo = userInfo;
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return deny;
    }
    const info = await this.#whoIs(user.credentials);
    if (info.ownershipEntityRefs.some(ref => this.#platformTeam.has(ref))) {
      return allow;
    }
    switch (this.#grantees.get(permission.name)) {
      case 'everyone':
        return allow;
      case 'owners':
        return ownerDecision(permission, info);
      default:
        return deny;
    }
  }

  #whoIs(credentials: BackstageCredentials): Promise<BackstageUserInfo> {
    const known = this.#known.get(credentials);
    if (known) {
      return known;
    }
    const info = this.#userInfo.getUserInfo(credentials);
    this.#known.set(credentials, info);
    return info;
  }
}
