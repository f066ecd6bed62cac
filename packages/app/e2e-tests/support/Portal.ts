import {
  type CompoundEntityRef,
  type Entity,
  parseEntityRef,
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
} from '@backstage/catalog-model';
import type { APIRequestContext } from '@playwright/test';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';

const repositoryAnnotation = 'github.com/project-slug';
const millisecondsPerDay = 24 * 60 * 60 * 1000;

/** The running portal as its API shows it to who is signed in. */
export class Portal {
  readonly #request: APIRequestContext;
  readonly #token: string;

  static async enter(
    request: APIRequestContext,
    persona: string,
  ): Promise<Portal> {
    const response = await request.get(`/api/auth/${persona}/refresh`);
    const { backstageIdentity } = await response.json();
    return new Portal(request, backstageIdentity.token);
  }

  private constructor(request: APIRequestContext, token: string) {
    this.#request = request;
    this.#token = token;
  }

  async get<T>(path: string, params: Record<string, string> = {}): Promise<T> {
    const response = await this.#request.get(path, {
      params,
      headers: { authorization: `Bearer ${this.#token}` },
    });
    if (!response.ok()) {
      throw new Error(
        `GET ${path} ${response.status()}: ${await response.text()}`,
      );
    }
    return response.json();
  }

  /** The guest's team. */
  async myTeam(): Promise<Entity> {
    const guest = await this.entity({
      kind: 'user',
      namespace: 'default',
      name: 'guest',
    });
    const membership = guest.relations?.find(
      ({ type }) => type === RELATION_MEMBER_OF,
    );
    if (!membership) {
      throw new Error('The guest is in no team');
    }
    return this.entity(parseEntityRef(membership.targetRef));
  }

  entity({ kind, namespace, name }: CompoundEntityRef): Promise<Entity> {
    return this.get(
      `/api/catalog/entities/by-name/${kind}/${namespace}/${name}`,
    );
  }

  async components(): Promise<Entity[]> {
    return this.get('/api/catalog/entities', {
      filter: 'kind=component',
      order: 'asc:metadata.name',
    });
  }

  /** Those of the guest's team that its tools are linked to. */
  async myComponents(): Promise<Entity[]> {
    const { metadata } = await this.myTeam();
    const teamRef = `group:default/${metadata.name}`;
    return (await this.components()).filter(
      component =>
        repositoryOf(component) &&
        component.relations?.some(
          ({ type, targetRef }) =>
            type === RELATION_OWNED_BY && targetRef === teamRef,
        ),
    );
  }

  /** Delivery over a stretch of time; unless said otherwise, of all that was. */
  report(
    entityRef: string,
    range: { from?: Date; to?: Date } = {},
  ): Promise<DeliveryReport> {
    const to = range.to ?? new Date();
    const from =
      range.from ?? new Date(to.getTime() - 2 * 365 * millisecondsPerDay);
    return this.get('/api/ledger/v1/delivery', {
      entityRef,
      from: from.toISOString(),
      to: to.toISOString(),
      granularity: 'month',
    });
  }

  /** The first of the components whose delivery is as wanted. */
  async findComponent(
    wanted: (report: DeliveryReport) => boolean,
  ): Promise<Entity> {
    for (const component of await this.myComponents()) {
      if (wanted(await this.report(refOf(component)))) {
        return component;
      }
    }
    throw new Error("No component of the guest's team is as the test needs it");
  }
}

/** `<owner>/<name>` of the repository that a component is linked to. */
export const repositoryOf = (component: Entity): string | undefined =>
  component.metadata.annotations?.[repositoryAnnotation];

export const refOf = ({ kind, metadata }: Entity): string =>
  `${kind.toLowerCase()}:default/${metadata.name}`;

/** Where the portal shows the entity. */
export const pageOf = ({ kind, metadata }: Entity): string =>
  `/catalog/default/${kind.toLowerCase()}/${metadata.name}`;

export const deliveryPageOf = (entity: Entity): string =>
  `${pageOf(entity)}/delivery`;

/** As people call it. */
export const titleOf = ({ metadata, spec }: Entity): string => {
  const profile = spec?.profile;
  const displayName =
    profile && typeof profile === 'object' && 'displayName' in profile
      ? profile.displayName
      : undefined;
  return String(displayName ?? metadata.title ?? metadata.name);
};
