import { type Request, type Response, Router } from 'express';
import { type Cluster, GoneError } from './Cluster';
import { replicaSetsIn } from './replicaSets';
import { type KubernetesObject, type Resource, resources } from './objects';

const lists: Record<Resource, { group: string; kind: string }> = {
  deployments: { group: '/apis/apps/v1', kind: 'DeploymentList' },
  pods: { group: '/api/v1', kind: 'PodList' },
  events: { group: '/api/v1', kind: 'EventList' },
};

const otherLists =
  /^\/(api\/v1|apis\/[a-z\d.]+\/v\d[a-z\d]*)\/(namespaces\/[a-z\d-]+\/)?[a-z]+$/;

const longestWatchSeconds = 1_800;

/**
 * What is asked of a cluster's API: lists, watches, and single pods.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 */
export function kubernetesApi(cluster: Cluster): Router {
  const router = Router();
  const answer = (
    request: Request,
    response: Response,
    kind: string,
    objects: KubernetesObject[],
  ) => response.json(listOf(request, kind, cluster.version, objects));
  router.use((request, response, next) => {
    if (request.headers.authorization?.startsWith('Bearer ')) {
      next();
    } else {
      refuse(response, 401, 'Unauthorized', 'Unauthorized');
    }
  });
  for (const resource of resources) {
    const { group, kind } = lists[resource];
    router.get(`${group}/${resource}`, (request, response) => {
      if (isYes(request.query.watch)) {
        watch(cluster, resource, request, response);
      } else {
        answer(request, response, kind, cluster.list(resource));
      }
    });
    router.get(
      `${group}/namespaces/:namespace/${resource}`,
      (request, response) =>
        answer(request, response, kind, cluster.list(resource)),
    );
  }
  router.get(
    [
      '/apis/apps/v1/replicasets',
      '/apis/apps/v1/namespaces/:namespace/replicasets',
    ],
    (request, response) =>
      answer(request, response, 'ReplicaSetList', replicaSetsIn(cluster)),
  );
  router.get(
    '/api/v1/namespaces/:namespace/pods/:name',
    (request, response) => {
      const { namespace, name } = request.params;
      const pod = cluster
        .list('pods')
        .find(
          ({ metadata }) =>
            metadata.namespace === namespace && metadata.name === name,
        );
      if (pod) {
        response.json(pod);
      } else {
        refuse(response, 404, 'NotFound', `pods "${name}" not found`);
      }
    },
  );
  // Of other kinds there is nothing.
  router.get(otherLists, (_request, response) => {
    response.json({
      kind: 'List',
      apiVersion: 'v1',
      metadata: { resourceVersion: String(cluster.version) },
      items: [],
    });
  });
  router.use((_request, response) => {
    refuse(response, 404, 'NotFound', 'the server could not find it');
  });
  return router;
}

function isYes(value: unknown): boolean {
  return value === 'true' || value === '1';
}

function status(code: number, reason: string, message: string) {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    reason,
    code,
  };
}

function refuse(
  response: Response,
  code: number,
  reason: string,
  message: string,
): void {
  response.status(code).json(status(code, reason, message));
}

/** Page by page, where a `limit` is given; the token says what comes next. */
function listOf(
  { params, query }: Request,
  kind: string,
  version: number,
  objects: KubernetesObject[],
) {
  const selected = selector(query.labelSelector);
  const all = objects.filter(
    object =>
      (params.namespace === undefined ||
        object.metadata.namespace === params.namespace) &&
      selected(object),
  );
  const from = Number(query.continue) || 0;
  const until = from + (Number(query.limit) || all.length);
  return {
    kind,
    apiVersion: kind === 'PodList' || kind === 'EventList' ? 'v1' : 'apps/v1',
    metadata: {
      resourceVersion: String(version),
      ...(until < all.length && { continue: String(until) }),
    },
    // Items of a list don't say what they are.
    items: all
      .slice(from, until)
      .map(({ kind: _, apiVersion: __, ...item }) => item),
  };
}

/** By equality, as most are: `app=checkout,tier=web`. */
function selector(query: unknown): (object: KubernetesObject) => boolean {
  const wanted = String(query ?? '')
    .split(',')
    .filter(Boolean)
    .map(part => part.split(/==?/));
  return ({ metadata }) =>
    wanted.every(([name, value]) => metadata.labels[name] === value);
}

function watch(
  cluster: Cluster,
  resource: Resource,
  request: Request,
  response: Response,
): void {
  const { resourceVersion, timeoutSeconds, allowWatchBookmarks } =
    request.query;
  let version = Number(resourceVersion) || cluster.version;
  const tell = () => {
    for (const change of cluster.changes(resource, version)) {
      const { type, object } = change;
      write(response, { type, object });
      version = change.version;
    }
  };
  try {
    cluster.changes(resource, version);
  } catch (error) {
    if (error instanceof GoneError) {
      refuse(response, 410, 'Expired', error.message);
      return;
    }
    throw error;
  }
  response.set({
    'Content-Type': 'application/json',
    'Cache-Control': 'no-cache, private',
  });
  response.flushHeaders();
  const stop = cluster.onChange(() => {
    try {
      tell();
    } catch (error) {
      stop();
      const message = error instanceof Error ? error.message : String(error);
      write(response, {
        type: 'ERROR',
        object: status(410, 'Expired', message),
      });
      response.end();
    }
  });
  const seconds = Math.min(
    Number(timeoutSeconds) || longestWatchSeconds,
    longestWatchSeconds,
  );
  const end = setTimeout(() => {
    if (isYes(allowWatchBookmarks)) {
      write(response, bookmark(cluster, resource));
    }
    response.end();
  }, seconds * 1_000);
  response.on('close', () => {
    stop();
    clearTimeout(end);
  });
  tell();
}

function write(response: Response, event: object): void {
  response.write(`${JSON.stringify(event)}\n`);
}

/** Says how far one is, where nothing happened. */
function bookmark(cluster: Cluster, resource: Resource) {
  const [kind] = lists[resource].kind.split('List');
  return {
    type: 'BOOKMARK',
    object: {
      kind,
      apiVersion: resource === 'deployments' ? 'apps/v1' : 'v1',
      metadata: { resourceVersion: String(cluster.version) },
    },
  };
}
