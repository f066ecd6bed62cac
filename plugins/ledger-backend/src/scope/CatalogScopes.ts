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
import { OrganizationMap, organizationQuery } from './OrganizationMap';
import type { Scope } from './Scope';

/** A map that is older is renewed behind the back of the question… */
const freshMilliseconds = 30_000;

/** …and one that is even older before it is answered. */
const usableMilliseconds = 300_000;

const entitiesPerPage = 1000;

/**
 * Finds the repositories behind entities, with a map of the organisation kept
 * in memory: a question costs the catalog one look at the entity it is about.
 */
export class CatalogScopes {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #logger: LoggerService;
  #map: OrganizationMap | undefined;
  #drawnAt = -Infinity;
  #drawing: Promise<OrganizationMap> | undefined;

  static create(options: {
    auth: AuthService;
    catalog: CatalogService;
    logger: LoggerService;
  }): CatalogScopes {
    return new CatalogScopes(options.auth, options.catalog, options.logger);
  }

  private constructor(
    auth: AuthService,
    catalog: CatalogService,
    logger: LoggerService,
  ) {
    this.#auth = auth;
    this.#catalog = catalog;
    this.#logger = logger;
  }

  /**
   * @param credentials - Of whoever asks: what they may not see does not exist.
   * @throws NotFoundError if there is no such entity.
   * @throws InputError if the entity is of a kind without delivery.
   */
  async find(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Scope> {
    const [entity, map] = await Promise.all([
      this.#catalog.getEntityByRef(entityRef, { credentials }),
      this.#currentMap(),
    ]);
    if (!entity) {
      throw new NotFoundError(
        `There is no entity ${entityRef} in the catalog, or you may not read it; check its kind, namespace and name`,
      );
    }
    if (!organizationQuery.filter.kind.includes(entity.kind.toLowerCase())) {
      throw new InputError(
        `${entityRef} has no delivery of its own; ask for a component, a system or a group`,
      );
    }
    const scope =
      map.scopeOf(entityRef) ?? (await this.#draw()).scopeOf(entityRef);
    if (!scope) {
      throw new ServiceUnavailableError(
        `The catalog does not list ${entityRef} yet; ask again in a moment`,
      );
    }
    return scope;
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
    this.#map = OrganizationMap.create(entities);
    this.#drawnAt = performance.now();
    return this.#map;
  }
}
