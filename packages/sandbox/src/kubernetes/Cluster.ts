import type { KubernetesObject, Resource } from './objects';

const mostChanges = 2_000;

/** A change, as a watch tells it. */
export interface Change {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  resource: Resource;
  version: number;
  object: KubernetesObject;
}

/** The change that was asked for is too long ago. */
export class GoneError extends Error {}

/** What there is in a cluster, and how it came to it. */
export class Cluster {
  readonly name: string;
  readonly #objects = new Map<string, [Resource, KubernetesObject]>();
  readonly #listeners = new Set<() => void>();
  #changes: Change[] = [];
  /** Higher than those of an earlier run, which is forgotten. */
  #version = Date.now();
  /** Changes up to this version are forgotten. */
  #forgotten = this.#version;

  private constructor(name: string) {
    this.name = name;
  }

  static create(name: string): Cluster {
    return new Cluster(name);
  }

  /** Of the newest change. */
  get version(): number {
    return this.#version;
  }

  list(resource: Resource): KubernetesObject[] {
    return [...this.#objects.values()]
      .filter(([each]) => each === resource)
      .map(([, object]) => object);
  }

  put(resource: Resource, object: KubernetesObject): void {
    const { uid } = object.metadata;
    this.#change(
      this.#objects.has(uid) ? 'MODIFIED' : 'ADDED',
      resource,
      object,
    );
  }

  delete(resource: Resource, object: KubernetesObject): void {
    this.#change('DELETED', resource, object);
  }

  /** What happened after a version. @throws GoneError if that is forgotten. */
  changes(resource: Resource, after: number): Change[] {
    if (after < this.#forgotten) {
      throw new GoneError(
        `too old resource version: ${after} (${this.#forgotten})`,
      );
    }
    return this.#changes.filter(
      change => change.resource === resource && change.version > after,
    );
  }

  /** As etcd does every few minutes: who has not kept up has to list again. */
  forget(): void {
    this.#changes = [];
    this.#version++;
    this.#forgotten = this.#version;
    this.#tell();
  }

  /** @returns how to stop listening. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #change(
    type: Change['type'],
    resource: Resource,
    object: KubernetesObject,
  ): void {
    const version = ++this.#version;
    const written = {
      ...object,
      metadata: { ...object.metadata, resourceVersion: String(version) },
    };
    if (type === 'DELETED') {
      this.#objects.delete(object.metadata.uid);
    } else {
      this.#objects.set(object.metadata.uid, [resource, written]);
    }
    this.#changes.push({ type, resource, version, object: written });
    if (this.#changes.length > mostChanges) {
      this.#forgotten = this.#changes.splice(0, mostChanges / 2)[
        mostChanges / 2 - 1
      ].version;
    }
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }
}
