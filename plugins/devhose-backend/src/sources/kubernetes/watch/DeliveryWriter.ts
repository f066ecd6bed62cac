import type { Fields } from '@pitstop/plugin-devhose-node';
import type { FeedIntake } from '../../../feed/FeedIntake';
import type { Happening } from '../happenings/Happening';
import type { KubernetesSource } from '../KubernetesSource';
import { reducedObject } from '../reducedObject';
import type { Components } from './Components';
import type { Environments } from './readKubernetesConfig';
import type { KubernetesApi } from './KubernetesApi';

const takenAtOnce = 200;

/** Something that happened, and the object that tells it. */
export interface Told {
  happening: Happening;
  object: Fields;
  /** Of the object. */
  kind: string;
}

/** Writes what happened in clusters down as deliveries, and takes them in. */
export class DeliveryWriter {
  readonly #source: KubernetesSource;
  readonly #intake: FeedIntake;
  readonly #api: KubernetesApi;
  readonly #components: Components;
  readonly #environments: Environments;

  static create(options: {
    source: KubernetesSource;
    intake: FeedIntake;
    api: KubernetesApi;
    components: Components;
    environments: Environments;
  }): DeliveryWriter {
    return new DeliveryWriter(options);
  }

  private constructor(options: Parameters<typeof DeliveryWriter.create>[0]) {
    this.#source = options.source;
    this.#intake = options.intake;
    this.#api = options.api;
    this.#components = options.components;
    this.#environments = options.environments;
  }

  /** Resolves when all of it is in the log. */
  async write(
    cluster: string,
    told: readonly Told[],
    signal: AbortSignal,
  ): Promise<void> {
    for (let from = 0; from < told.length; from += takenAtOnce) {
      const some = told.slice(from, from + takenAtOnce);
      const messages = await Promise.all(
        some.map(async each => ({
          headers: { 'content-type': 'application/json' },
          body: Buffer.from(
            JSON.stringify(await this.#delivery(cluster, each, signal)),
          ),
        })),
      );
      await this.#intake.take(this.#source, messages, signal);
    }
  }

  async #delivery(
    cluster: string,
    { happening, object, kind }: Told,
    signal: AbortSignal,
  ) {
    const { id, name, happenedAt, container } = happening;
    const pod = await this.#involvedPod(cluster, object, signal);
    const metadata = (pod ?? object).object('metadata');
    const namespace = object.object('metadata').string('namespace');
    return {
      id,
      happening: name,
      happenedAt,
      cluster,
      environment: this.#environments.of(cluster, namespace),
      container,
      component: await this.#components.find(
        metadata.optionalObject('labels')?.toJSON() ?? {},
      ),
      object: reducedObject(object, kind),
      pod: pod && reducedObject(pod, 'Pod'),
    };
  }

  /** An event doesn't say whose the pod is; the pod does, while it is there. */
  async #involvedPod(
    cluster: string,
    object: Fields,
    signal: AbortSignal,
  ): Promise<Fields | undefined> {
    const involved = object.optionalObject('involvedObject');
    if (involved === undefined) {
      return undefined;
    }
    const namespace = encodeURIComponent(involved.string('namespace'));
    const name = encodeURIComponent(involved.string('name'));
    return this.#api.find(
      cluster,
      `/api/v1/namespaces/${namespace}/pods/${name}`,
      signal,
    );
  }
}
