import type {
  AuthService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  InputError,
  NotFoundError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { ScopeFilter } from '@pitstop/plugin-ledger-common';
import { OrganizationMap, organizationQuery } from './OrganizationMap';
import type { OwnUnits } from './OwnUnits';
import { componentsOf } from './componentsOf';
import type { Scope } from './Scope';
import { VisibleEntities } from './VisibleEntities';

/** A map that is older is renewed behind the back of the question… */
const freshMilliseconds = 30_000;

/** …and one that is even older before it is answered. */
const usableMilliseconds = 300_000;

const entitiesPerPage = 1000;

/**
 * Finds the repositories behind entities, with a map of the organisation kept
 * in memory: a question costs the catalog one look at the entity it is about,
 * and none if the same somebody asked about it a moment ago.
 */
export class CatalogScopes {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #visible: VisibleEntities;
  readonly #logger: LoggerService;
  readonly #ownUnits: OwnUnits | undefined;
  #map: OrganizationMap | undefined;
  #drawnAt = -Infinity;
  #drawing: Promise<OrganizationMap> | undefined;

  static create(options: {
    auth: AuthService;
    catalog: CatalogService;
    logger: LoggerService;
    /** Has facts derived where components have rules of their own. */
    ownUnits?: OwnUnits;
  }): CatalogScopes {
    return new CatalogScopes(options);
  }

  private constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    logger: LoggerService;
    ownUnits?: OwnUnits;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#visible = VisibleEntities.create(options);
    this.#logger = options.logger;
    this.#ownUnits = options.ownUnits;
  }

  /**
   * @param credentials - Of whoever asks: what they may not see does not exist.
   * @throws NotFoundError if there is no such entity.
   * @throws InputError if the entity is of a kind without delivery.
   */
  async find(
    entityRef: string,
    credentials: BackstageCredentials,
    filter: ScopeFilter = {},
  ): Promise<Scope> {
    const [kind, map] = await Promise.all([
      this.#visible.kindOf(entityRef, credentials),
      this.#currentMap(),
    ]);
    if (kind === undefined) {
      throw new NotFoundError(
        `There is no entity ${entityRef} in the catalog, or you may not read it; check its kind, namespace and name`,
      );
    }
    if (!organizationQuery.filter.kind.includes(kind.toLowerCase())) {
      throw new InputError(
        `${entityRef} has no delivery of its own; ask for a component, a system or a group`,
      );
    }
    const scope =
      map.scopeOf(entityRef, filter) ??
      (await this.#draw()).scopeOf(entityRef, filter);
    if (!scope) {
      throw new ServiceUnavailableError(
        `The catalog does not list ${entityRef} yet; ask again in a moment`,
      );
    }
    return scope;
  }

  /**
   * The components of a scope that somebody may see.
   *
   * @param credentials - Of whoever asks.
   */
  async visibleComponents(
    scope: Scope,
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string>> {
    return this.#visible.among(
      componentsOf(scope).map(({ component }) => component),
      credentials,
    );
  }

  /**
   * The organisation above all others.
   *
   * @throws NotFoundError if the catalog has none.
   */
  async findOrganization(
    credentials: BackstageCredentials,
    filter: ScopeFilter = {},
  ): Promise<Scope> {
    const entityRef = (await this.#currentMap()).organization();
    if (entityRef === undefined) {
      throw new NotFoundError(
        `The catalog has no Group of type 'organization'; add one above your companies, or ask with entityRef`,
      );
    }
    return this.find(entityRef, credentials, filter);
  }

  /** Looks what the catalog says now, and has facts derived where it says otherwise than before. */
  async refresh(): Promise<void> {
    await this.#draw();
  }

  async #currentMap(): Promise<OrganizationMap> {
    const age = performance.now() - this.#drawnAt;
    if (!this.#map || age > usableMilliseconds) {
      return this.#draw();
    }
    if (age > freshMilliseconds) {
      this.#draw().catch(error => {
        this.#logger.warn(
          'The catalog could not be read, reports go on with what it said last',
          toError(error),
        );
      });
    }
    return this.#map;
  }

  /** Together, however many ask at the same time. */
  #draw(): Promise<OrganizationMap> {
    this.#drawing ??= this.#readCatalog().finally(() => {
      this.#drawing = undefined;
    });
    return this.#drawing;
  }

  async #readCatalog(): Promise<OrganizationMap> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const entities: Entity[] = [];
    const pages = this.#catalog.streamEntities(
      { ...organizationQuery, pageSize: entitiesPerPage },
      { credentials },
    );
    for await (const page of pages) {
      entities.push(...page);
    }
    const map = OrganizationMap.create(entities);
    await this.#adoptOwnUnits(map);
    this.#map = map;
    this.#drawnAt = performance.now();
    return map;
  }

  /** Until there are facts of them, questions are answered by the map before. */
  async #adoptOwnUnits(map: OrganizationMap): Promise<void> {
    const units = map.ownUnits();
    await this.#ownUnits?.adoptServices(map.serviceLinks());
    const touched = await this.#ownUnits?.adopt(units);
    if (touched) {
      this.#logger.info(
        `Deriving the facts of ${touched} repositories again, for components with other rules of their own`,
      );
    }
    if (this.#map) {
      await this.#ownUnits?.derived(units);
    }
  }
}
