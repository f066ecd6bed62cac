import type { Interpreter } from '@pitstop/plugin-devhose-node';
import { createInterpretationContext } from '../../interpret/createInterpretationContext';
import gitlabBuild from '../../sources/gitlab/__fixtures__/build.json';
import gitlabPush from '../../sources/gitlab/__fixtures__/push.json';
import { gitlabInterpreter } from '../../sources/gitlab/interpreter/gitlabInterpreter';
import jiraCreated from '../../sources/jira/__fixtures__/created.json';
import { jiraInterpreter } from '../../sources/jira/jiraInterpreter';
import pagerdutyIncident from '../../sources/pagerduty/__fixtures__/incident.json';
import { pagerdutyInterpreter } from '../../sources/pagerduty/pagerdutyInterpreter';
import slackMessage from '../../sources/slack/__fixtures__/message.json';
import { slackInterpreter } from '../../sources/slack/slackInterpreter';
import spinnakerComplete from '../../sources/spinnaker/__fixtures__/complete.json';
import { spinnakerInterpreter } from '../../sources/spinnaker/spinnakerInterpreter';
import travisPush from '../../sources/travis/__fixtures__/push.json';
import { travisInterpreter } from '../../sources/travis/travisInterpreter';
import { eraseFrom, learnFrom, type RawDelivery } from './payloads';
import { PersonEraser } from './PersonEraser';
import { mergeIdentities, substituteOf } from './PersonIdentity';

const context = createInterpretationContext(Buffer.from('a key'));
const json = JSON.stringify({ 'content-type': 'application/json' });
const form = JSON.stringify({
  'content-type': 'application/x-www-form-urlencoded',
});

interface Case {
  tool: string;
  eventName: string;
  interpreter: Interpreter;
  delivery: RawDelivery;
  /** What an operator is told. */
  known: { logins?: string[]; emails?: string[] };
  /** What must be gone. */
  words: string[];
}

function asJson(payload: object): RawDelivery {
  return { headers: json, body: Buffer.from(JSON.stringify(payload)) };
}

/** Published by the tools' vendors and users; where, is said in the tests of each source. */
const cases: Case[] = [
  {
    tool: 'GitLab',
    eventName: 'push',
    interpreter: gitlabInterpreter,
    delivery: asJson(gitlabPush),
    known: { logins: ['jsmith'] },
    words: ['jsmith', 'John Smith', 'john@example.com'],
  },
  {
    tool: 'GitLab CI',
    eventName: 'build',
    interpreter: gitlabInterpreter,
    delivery: asJson(gitlabBuild),
    known: { emails: ['tomasz-kolek@go2.pl'] },
    words: ['tomasz-kolek@go2.pl', 'Tomasz Kolek'],
  },
  {
    tool: 'Jira',
    eventName: 'jira:issue_created',
    interpreter: jiraInterpreter,
    delivery: asJson(jiraCreated),
    known: { logins: ['lfranchi'] },
    words: [
      'lfranchi',
      'othello@zulip.com',
      'Leo Franchi',
      '99:27935d01-92a7-4687-8272-a9b8d3b2ae2e',
    ],
  },
  {
    tool: 'PagerDuty',
    eventName: 'incident.priority_updated',
    interpreter: pagerdutyInterpreter,
    delivery: asJson(pagerdutyIncident),
    known: { logins: ['PLH1HKV'] },
    words: ['PLH1HKV', 'Tenex Engineer'],
  },
  {
    tool: 'Slack',
    eventName: 'message',
    interpreter: slackInterpreter,
    delivery: asJson(slackMessage),
    known: { logins: ['U06NU4E26M9'] },
    words: ['U06NU4E26M9'],
  },
  {
    tool: 'Spinnaker',
    eventName: 'orca:pipeline:complete',
    interpreter: spinnakerInterpreter,
    delivery: asJson(spinnakerComplete),
    known: { emails: ['ada@example.com'] },
    words: ['ada@example.com'],
  },
  {
    tool: 'Travis CI',
    eventName: 'build',
    interpreter: travisInterpreter,
    delivery: {
      headers: form,
      body: Buffer.from(
        new URLSearchParams({ payload: JSON.stringify(travisPush) }).toString(),
      ),
    },
    known: { emails: ['josh_mandel@example.com'] },
    words: ['josh_mandel'],
  },
];

function eventsOf(
  { tool, eventName, interpreter }: Case,
  { headers, body }: RawDelivery,
): unknown {
  const interpretation = interpreter.interpret(
    {
      source: tool,
      deliveryId: 'one',
      eventName,
      receivedAt: new Date('2026-07-31T09:30:00Z'),
      headers: JSON.parse(headers),
      body,
    },
    context,
  );
  if (interpretation.status !== 'interpreted') {
    return interpretation;
  }
  // Pseudonyms follow from the person, and are meant to change.
  return interpretation.events.map(({ event, repository }) => ({
    event,
    repository,
  }));
}

describe.each(cases)('a person of $tool', each => {
  const { delivery, known, words } = each;
  const told = {
    logins: known.logins ?? [],
    emails: known.emails ?? [],
    names: [],
    ids: [],
  };
  const identity = mergeIdentities(told, learnFrom(delivery, told));
  const erased = eraseFrom(
    delivery,
    PersonEraser.create(identity, substituteOf('0a1b2c3d4e5f')),
  );

  it('is gone', () => {
    const body = (raw: RawDelivery | undefined) =>
      decodeURIComponent(String(raw?.body).replaceAll('+', ' '));
    expect(words.filter(word => !body(delivery).includes(word))).toEqual([]);
    expect(erased).toBeDefined();
    expect(words.filter(word => body(erased).includes(word))).toEqual([]);
  });

  it('leaves the same events', () => {
    expect(erased && eventsOf(each, erased)).toEqual(eventsOf(each, delivery));
  });
});
