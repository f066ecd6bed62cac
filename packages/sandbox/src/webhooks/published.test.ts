import { differencesInShape } from '../__testUtils__/shapeOf';
import { happenings, until } from '../__testUtils__/happenings';
import { companySizes, createCompany } from '../company';
import jiraCreated from './__fixtures__/jiraCreated.json';
import jiraStatusChanged from './__fixtures__/jiraStatusChanged.json';
import pagerdutyIncident from './__fixtures__/pagerdutyIncident.json';
import { Webhooks } from './Webhooks';

jest.setTimeout(60_000);

/*
 * pagerdutyIncident.json: an example of PagerDuty's documentation
 * (developer.pagerduty.com/docs/webhooks-overview).
 * jiraCreated.json, jiraStatusChanged.json: real ones, kept by Zulip for its
 * tests (zulip/zulip, zerver/webhooks/jira/fixtures, Apache-2.0).
 */
const published = [
  {
    what: 'a page of PagerDuty',
    isMeant: (body: string) => body.includes('"incident.acknowledged"'),
    example: pagerdutyIncident,
    leftOut: [
      // That of the example is told by another web page of PagerDuty.
      '/event/client/name',
    ],
  },
  {
    what: 'a new ticket of Jira',
    isMeant: (body: string) => body.includes('"jira:issue_created"'),
    example: jiraCreated,
    // Jira Cloud tells neither logins nor e-mail addresses any more.
    leftOut: ['user', 'issue/fields/reporter'].flatMap(person => [
      `/${person}/name`,
      `/${person}/emailAddress`,
    ]),
  },
  {
    what: 'a ticket of Jira that moves on',
    isMeant: (body: string) => body.includes('"jira:issue_updated"'),
    example: jiraStatusChanged,
    leftOut: ['user', 'issue/fields/creator'].flatMap(person => [
      `/${person}/name`,
      `/${person}/key`,
      `/${person}/emailAddress`,
    ]),
  },
];

describe('the webhooks of the simulated tools', () => {
  const company = createCompany(1, companySizes.small);
  const webhooks = Webhooks.create(company, { historyEnds: until });
  const bodies: string[] = [];

  beforeAll(() => {
    for (const dispatch of happenings('small')) {
      if (['pagerduty', 'jira'].includes(dispatch.happening.kind)) {
        bodies.push(webhooks.webhook(dispatch).body);
      }
    }
  });

  it.each(published)(
    'have the shape of published ones: $what',
    ({ isMeant, example, leftOut }) => {
      const ours = bodies.filter(isMeant);
      expect(ours.length).toBeGreaterThan(20);
      const differences = ours.flatMap(body =>
        differencesInShape(JSON.parse(body), example, leftOut),
      );
      expect([...new Set(differences)]).toEqual([]);
    },
  );
});
