import { Router } from 'express';
import type { Company } from '../company';
import { type SentWebhooks, unlessAnonymous } from '../sent';
import { allStatuses, siteOf } from './statuses';
import { type IssueNotification, toldIssues } from './toldIssues';

const fewestPerPage = 50;
const mostPerPage = 100;
const lastMinutes = /\bupdated >= -(\d+)m\b/;

/**
 * What is asked of Jira Cloud's REST API: which issues have changed, and how.
 * Of its query language it understands `updated >= -15m`.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v2/api-group-issue-search/
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

  router.get('/rest/api/2/search/jql', (request, response) => {
    const minutes = lastMinutes.exec(String(request.query.jql))?.[1];
    if (minutes === undefined) {
      response.status(400).json({
        errorMessages: ['Only updated >= -<minutes>m is understood here.'],
        errors: {},
      });
      return;
    }
    const since = Date.now() - Number(minutes) * 60_000;
    const found = issues(sent).filter(
      ({ fields }) => Date.parse(fields.updated) >= since,
    );
    const from = Number(request.query.nextPageToken) || 0;
    const most = Number(request.query.maxResults) || fewestPerPage;
    const next = from + Math.min(most, mostPerPage);
    response.json({
      issues: found.slice(from, next),
      isLast: next >= found.length,
      ...(next < found.length && { nextPageToken: String(next) }),
    });
  });
  return router;
}

function issues(sent: SentWebhooks) {
  const told = sent
    .newest('jira')
    .map(({ webhook }): IssueNotification => JSON.parse(webhook.body));
  return toldIssues(told);
}
