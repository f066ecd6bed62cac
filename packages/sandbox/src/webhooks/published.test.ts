import { differencesInShape } from '../__testUtils__/shapeOf';
import { happenings, until } from '../__testUtils__/happenings';
import { companySizes, createCompany } from '../company';
import artifactoryDeployed from './__fixtures__/artifactoryDeployed.json';
import artifactoryPushed from './__fixtures__/artifactoryPushed.json';
import jiraCreated from './__fixtures__/jiraCreated.json';
import jiraStatusChanged from './__fixtures__/jiraStatusChanged.json';
import pagerdutyIncident from './__fixtures__/pagerdutyIncident.json';
import slackMessage from './__fixtures__/slackMessage.json';
import sonarqubeDocumented from './__fixtures__/sonarqubeDocumented.json';
import sonarqubeFailed from './__fixtures__/sonarqubeFailed.json';
import travisPullRequest from './__fixtures__/travisPullRequest.json';
import travisPush from './__fixtures__/travisPush.json';
import { tools } from './Webhook';
import { Webhooks } from './Webhooks';

jest.setTimeout(60_000);

/*
 * artifactoryPushed.json, artifactoryDeployed.json: of JFrog's documentation
 * ("Domain: docker", as Keel keeps it: keel-hq/keel, MPL-2.0; "Domain: artifact").
 * Spinnaker publishes no whole event.
 * pagerdutyIncident.json: an example of PagerDuty's documentation
 * (developer.pagerduty.com/docs/webhooks-overview).
 * slackMessage.json: a real one, kept by Zulip for its tests
 * (zerver/webhooks/slack/fixtures/message_with_normal_text.json), shortened.
 * jiraCreated.json, jiraStatusChanged.json: real ones, kept by Zulip for its
 * tests (zulip/zulip, zerver/webhooks/jira/fixtures, Apache-2.0).
 * sonarqubeDocumented.json: as SonarSource documents it (docs.sonarsource.com,
 * Integrations, Webhooks). sonarqubeFailed.json: a real one, kept by Zulip for its
 * tests (zerver/webhooks/sonarqube/fixtures/error.json).
 * travisPullRequest.json: as Travis CI documents it
 * (docs.travis-ci.com/user/notifications, MIT). travisPush.json: a real one, kept
 * by Zulip for its tests (zerver/webhooks/travis/fixtures).
 */
const published: Array<{
  what: string;
  isMeant: (body: string) => boolean;
  example: object;
  leftOut?: string[];
}> = [
  {
    what: 'an image in Artifactory',
    isMeant: body => body.includes('"domain":"docker"'),
    example: artifactoryPushed,
  },
  {
    what: 'a file in Artifactory',
    isMeant: body => body.includes('"domain":"artifact"'),
    example: artifactoryDeployed,
  },
  {
    what: 'an analysis of SonarQube, as documented',
    isMeant: body => body.includes('"taskId"'),
    example: sonarqubeDocumented,
    // Gone since there is one new code period for everything.
    leftOut: ['/qualityGate/conditions[]/onLeakPeriod'],
  },
  {
    what: 'an analysis of SonarQube, as sent',
    isMeant: body => body.includes('"taskId"'),
    example: sonarqubeFailed,
  },
  {
    what: 'a build of Travis CI for a pull request',
    isMeant: body => body.includes('"type":"pull_request"'),
    example: travisPullRequest,
  },
  {
    what: 'a build of Travis CI for a push',
    isMeant: body => body.includes('"type":"push"'),
    example: travisPush,
  },
  {
    what: 'a page of PagerDuty',
    isMeant: body => body.includes('"incident.acknowledged"'),
    example: pagerdutyIncident,
    leftOut: [
      // That of the example is told by another web page of PagerDuty.
      '/event/client/name',
    ],
  },
  {
    what: 'a message in Slack',
    isMeant: body => body.includes('"client_msg_id"'),
    example: slackMessage,
  },
  {
    what: 'a new ticket of Jira',
    isMeant: body => body.includes('"jira:issue_created"'),
    example: jiraCreated,
    // Jira Cloud tells neither logins nor e-mail addresses any more.
    leftOut: ['user', 'issue/fields/reporter'].flatMap(person => [
      `/${person}/name`,
      `/${person}/emailAddress`,
    ]),
  },
  {
    what: 'a ticket of Jira that moves on',
    isMeant: body => body.includes('"jira:issue_updated"'),
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
      if (tools.some(tool => tool === dispatch.happening.kind)) {
        const { tool, body } = webhooks.webhook(dispatch);
        const payload = new URLSearchParams(body).get('payload') ?? '';
        bodies.push(tool === 'travis' ? payload : body);
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

  it('answer in Slack to what was said there before', () => {
    const messages = bodies
      .filter(body => body.includes('"channel_type"'))
      .map(body => JSON.parse(body).event);
    const said = new Set(messages.map(({ channel, ts }) => `${channel} ${ts}`));
    const answers = messages.filter(({ thread_ts }) => thread_ts);
    expect(answers.length).toBeGreaterThan(20);
    for (const { channel, thread_ts } of answers) {
      expect(said).toContain(`${channel} ${thread_ts}`);
    }
  });
});
