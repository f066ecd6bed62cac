import type { AuditorService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { audited } from '@pitstop/plugin-devhose-node';
import type { NorthStarReporter } from '../report';
import type { CatalogScopes } from '../scope';
import {
  addAnnotation,
  changeAnnotation,
  deleteAnnotation,
} from '../store/annotations';
import type { Authorizer } from './Authorizer';
import type { LedgerRouter } from './createRouter';
import { filterOf } from './filterOf';
import { normalizeRef } from './normalizeRef';

/** `/v1/north-star` and the remarks on it. */
export function addNorthStarRoutes(
  router: LedgerRouter,
  options: {
    auditor: AuditorService;
    authorizer: Authorizer;
    knex: Knex;
    scopes: CatalogScopes;
    northStar: NorthStarReporter;
  },
): void {
  const { auditor, authorizer, knex, scopes, northStar } = options;

  router.get('/v1/north-star', async (request, response) => {
    const credentials = await authorizer.toReadMetrics(request);
    const { entityRef, from, to, timeZone } = request.query;
    const filter = filterOf(request.query);
    const scope = entityRef
      ? await scopes.find(normalizeRef(entityRef), credentials, filter)
      : await scopes.findOrganization(credentials, filter);

    response.json(
      await northStar.report(scope, { from, to, timeZone }, new Date()),
    );
  });

  router.post('/v1/annotations', async (request, response) => {
    const credentials = await authorizer.toAnnotate(request);
    const { entityRef, ...annotation } = request.body;
    const scope = await scopes.find(normalizeRef(entityRef), credentials);

    response.json(
      await audited(
        auditor,
        { eventId: 'annotation', request, meta: { actionType: 'create' } },
        () => addAnnotation(knex, scope.entityRef, annotation),
        ({ id }) => ({ id }),
      ),
    );
  });

  router.put('/v1/annotations/:id', async (request, response) => {
    await authorizer.toAnnotate(request);
    const { id } = request.params;

    response.json(
      await audited(
        auditor,
        { eventId: 'annotation', request, meta: { actionType: 'update', id } },
        () => changeAnnotation(knex, { id, ...request.body }),
        () => ({}),
      ),
    );
  });

  router.delete('/v1/annotations/:id', async (request, response) => {
    await authorizer.toAnnotate(request);
    const { id } = request.params;

    await audited(
      auditor,
      { eventId: 'annotation', request, meta: { actionType: 'delete', id } },
      () => deleteAnnotation(knex, id),
      () => ({}),
    );
    response.status(204).end();
  });
}
