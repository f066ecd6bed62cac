import express from 'express';
import request from 'supertest';
import { createSandbox } from '../createSandbox';
import { CompanyClusters } from './CompanyClusters';
import { kubernetesApi } from './kubernetesApi';

const until = Date.parse('2026-03-02T10:00:00Z');

interface Listed {
  metadata: {
    name: string;
    namespace: string;
    uid: string;
    ownerReferences?: Array<{ kind: string; uid: string }>;
  };
}

describe("a cluster's API", () => {
  const { company, timeline } = createSandbox({ seed: 1, size: 'tiny', until });
  const witness = CompanyClusters.create(company);
  for (const dispatch of timeline.dispatches()) {
    if (dispatch.at >= until) {
      break;
    }
    witness.past(dispatch);
  }
  witness.begin();
  const [cluster] = witness.clusters;
  const app = express().use(kubernetesApi(cluster));
  const [{ metadata: service }] = cluster.list('deployments');

  async function list(path: string): Promise<Listed[]> {
    const { body } = await request(app)
      .get(path)
      .query({ labelSelector: `backstage.io/kubernetes-id=${service.name}` })
      .set('Authorization', 'Bearer any')
      .expect(200);
    return body.items;
  }

  it('tells what a service in a namespace consists of, as the tab of an entity asks', async () => {
    const { namespace } = service;
    const apps = `/apis/apps/v1/namespaces/${namespace}`;
    const [deployment, ...others] = await list(`${apps}/deployments`);
    expect(deployment.metadata).toMatchObject({
      name: service.name,
      namespace,
    });
    expect(others).toEqual([]);

    const sets = await list(`${apps}/replicasets`);
    expect(sets.map(({ metadata }) => metadata.ownerReferences)).toMatchObject(
      sets.map(() => [{ kind: 'Deployment', uid: deployment.metadata.uid }]),
    );
    const pods = await list(`/api/v1/namespaces/${namespace}/pods`);
    expect(pods).not.toHaveLength(0);
    const known = sets.map(({ metadata }) => metadata.uid);
    for (const { metadata } of pods) {
      expect(known).toContain(metadata.ownerReferences?.[0].uid);
    }
  });

  it.each([
    '/api/v1/namespaces/shop/services',
    '/apis/batch/v1/namespaces/shop/cronjobs',
    '/apis/networking.k8s.io/v1/namespaces/shop/ingresses',
  ])('has nothing of other kinds: %s', async path => {
    await expect(list(path)).resolves.toEqual([]);
  });

  it('tells nothing of a service in other namespaces', async () => {
    await expect(
      list('/apis/apps/v1/namespaces/elsewhere/deployments'),
    ).resolves.toEqual([]);
    await expect(list('/apis/apps/v1/deployments')).resolves.toHaveLength(1);
  });
});
