import { type Request, Router } from 'express';
import type { Company } from '../company';
import { type SentWebhooks, unlessAnonymous } from '../sent';
import { allStatuses, siteOf } from './statuses';
import { type IssueNotification, toldIssues } from './toldIssues';

const fewestPerPage = 50;
const mostPerPage = 100;
const lastMinutes = /\bupdated >= -(\d+)m\b/;

/**
 * What is asked of Jira's REST API, in the Cloud or in Data Center: which issues
 * have changed, and how. Of its query language it understands `updated >= -15m`.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v2/api-group-issue-search/
 * @see https://docs.atlassian.com/software/jira/docs/api/REST/latest/#api/2/search-search
 */
export function jiraApi({
  company,
  sent,
}: {
  company: Company;
  sent: SentWebhooks;
}): Router {
  const router = Router();
  router.use(
    unlessAnonymous({
      errorMessages: ['You are not authenticated.'],
      errors: {},
    }),
  );

  router.get('/rest/api/2/status', (_request, response) => {
    response.json(allStatuses(siteOf(company)));
  });

  router.use('/rest/api/2/search', (request, response, next) => {
    if (lastMinutes.test(String(request.query.jql))) {
      next();
    } else {
      response.status(400).json({
        errorMessages: ['Only updated >= -<minutes>m is understood here.'],
        errors: {},
      });
    }
  });

  router.get('/rest/api/2/search/jql', (request, response) => {
    const found = changed(sent, request.query);
    const from = Number(request.query.nextPageToken) || 0;
    const next = from + pageSize(request.query);
    response.json({
      issues: found.slice(from, next),
      isLast: next >= found.length,
      ...(next < found.length && { nextPageToken: String(next) }),
    });
  });
  router.get('/rest/api/2/search', (request, response) => {
    const found = changed(sent, request.query);
    const startAt = Number(request.query.startAt) || 0;
    const maxResults = pageSize(request.query);
    response.json({
      expand: 'schema,names',
      startAt,
      maxResults,
      total: found.length,
      issues: found.slice(startAt, startAt + maxResults),
    });
  });
  return router;
}

function pageSize({ maxResults }: Request['query']): number {
  return Math.min(Number(maxResults) || fewestPerPage, mostPerPage);
}

/** Those that changed as lately as was asked; the last one last. */
function changed(sent: SentWebhooks, { jql }: Request['query']) {
  const minutes = Number(lastMinutes.exec(String(jql))?.[1]);
  const since = Date.now() - minutes * 60_000;
  return issues(sent).filter(
    ({ fields }) => Date.parse(fields.updated) >= since,
  );
}

function issues(sent: SentWebhooks) {
  const told = sent
    .newest('jira')
    .map(({ webhook }): IssueNotification => JSON.parse(webhook.body));
  return toldIssues(told);
}
