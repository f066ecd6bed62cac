import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { repositoryId } from '@pitstop/plugin-devhose-node';

const rememberedMilliseconds = 5 * 60_000;
const idAnnotation = 'backstage.io/kubernetes-id';
const selectorAnnotation = 'backstage.io/kubernetes-label-selector';
const projectAnnotation = 'github.com/project-slug';

/** What a delivery says of the component that an object belongs to. */
export interface FoundComponent {
  name: string;
  repository?: string;
}

interface Known extends FoundComponent {
  labels: ReadonlyArray<readonly [name: string, value: string]>;
}

/**
 * Whose an object of a cluster is, by the annotations with which Backstage's
 * Kubernetes plugin finds a component's objects.
 */
export class Components {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #logger: LoggerService;
  #known: Promise<readonly Known[]> | undefined;
  #knownSince = 0;

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
  }): Components {
    return new Components(options.catalog, options.auth, options.logger);
  }

  private constructor(
    catalog: CatalogService,
    auth: AuthService,
    logger: LoggerService,
  ) {
    this.#catalog = catalog;
    this.#auth = auth;
    this.#logger = logger;
  }

  async find(
    labels: Readonly<Record<string, unknown>>,
  ): Promise<FoundComponent | undefined> {
    if (Date.now() - this.#knownSince > rememberedMilliseconds) {
      this.#knownSince = Date.now();
      this.#known = this.#load();
    }
    const found = (await this.#known)?.find(component =>
      component.labels.every(([name, value]) => labels[name] === value),
    );
    return found && { name: found.name, repository: found.repository };
  }

  async #load(): Promise<readonly Known[]> {
    try {
      const { items } = await this.#catalog.getEntities(
        {
          filter: [
            { [`metadata.annotations.${idAnnotation}`]: CATALOG_FILTER_EXISTS },
            {
              [`metadata.annotations.${selectorAnnotation}`]:
                CATALOG_FILTER_EXISTS,
            },
          ],
          fields: ['metadata.name', 'metadata.annotations'],
        },
        { credentials: await this.#auth.getOwnServiceCredentials() },
      );
      return items.flatMap(readKnown);
    } catch (error) {
      this.#knownSince = 0;
      this.#logger.warn(
        `The catalog does not say whose the objects of clusters are; they are told without: ${stringifyError(
          error,
        )}`,
      );
      return [];
    }
  }
}

/** A selector by equality, as most are; others would need more of Kubernetes. */
function readKnown({ metadata }: Entity): Known[] {
  const annotations = metadata.annotations ?? {};
  const id = annotations[idAnnotation];
  const selector = annotations[selectorAnnotation];
  const labels = selector
    ? selector
        .split(',')
        .map(part => part.split(/==?/).map(text => text.trim()))
    : [[idAnnotation, id]];
  if (labels.some(parts => parts.length !== 2 || !parts[1])) {
    return [];
  }
  const project = annotations[projectAnnotation];
  return [
    {
      name: metadata.name,
      repository: project && repositoryId(`https://github.com/${project}`),
      labels: labels.map(([name, value]) => [name, value]),
    },
  ];
}
