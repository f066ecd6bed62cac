import { createHmac } from 'node:crypto';
import {
  eventsOf,
  interpreterPromises,
  receivedDelivery,
} from '../../__testUtils__/interpreterPromises';
import { context } from '../../__testUtils__/interpretGithub';
import message from './__fixtures__/message.json';
import { slackInterpreter } from './slackInterpreter';
import { SlackSource } from './SlackSource';

/*
 * message.json: a real one, kept by Zulip for its tests (zulip/zulip,
 * zerver/webhooks/slack/fixtures/message_with_normal_text.json, Apache-2.0),
 * shortened. The slash command, its signature and the handshake: Slack's
 * documentation (docs.slack.dev, "Verifying requests from Slack" and
 * "url_verification").
 */
const delivery = { eventName: 'message', payload: message };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const command = Buffer.from(
  'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
);

describe('the interpreter of Slack', () => {
  it.each(
    interpreterPromises(slackInterpreter, {
      published: [delivery],
      nobody: ['Hello', 'U06NU4E26M9'],
    }),
  )('%s', (_, keep) => expect(keep).not.toThrow());

  it('tells where something was said, not what', () => {
    const [{ event, contributor }] = eventsOf(slackInterpreter, delivery);
    expect(event).toMatchObject({
      type: 'dev.cdeventsx.slack-message.posted.0.1.0',
      subject: 'slack/T06NRA6HM3P/C06NRA6JLER/1719209506.817929',
      time: '2024-06-24T06:11:46.000Z',
    });
    expect(contributor).toMatch(/^[\w-]{22}$/);
  });

  it('tells which command was used, not by whom or with which words', () => {
    const read = slackInterpreter.interpret(
      receivedDelivery(
        { eventName: 'command', headers: form, payload: {} },
        command,
      ),
      context,
    );
    expect(read).toMatchObject({
      status: 'interpreted',
      events: [
        {
          event: {
            type: 'dev.cdeventsx.slack-command.invoked.0.1.0',
            data: {
              customData: {
                channel: 'G8PSS9T3V',
                command: '/webhook-collect',
              },
            },
          },
        },
      ],
    });
    expect(JSON.stringify(read)).not.toMatch(/roadrunner|U2CERLKJA/);
  });

  it('has no words for people who join', () => {
    expect(() =>
      eventsOf(slackInterpreter, {
        eventName: 'message',
        payload: {
          ...message,
          event: { ...message.event, subtype: 'channel_join' },
        },
      }),
    ).toThrow('not-interpreted');
  });
});

describe('a request of Slack', () => {
  const source = SlackSource.create({
    key: 'devhose.sources.slack.secrets',
    secrets: ['8f742231b10e8888abcd99yyyzzz85a5'],
    allowUnsigned: false,
  });
  afterEach(() => jest.useRealTimers());

  it('is verified as Slack documents it, and only within five minutes', () => {
    const headers = {
      ...form,
      'x-slack-request-timestamp': '1531420618',
      'x-slack-signature':
        'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
    };
    const verdictOf = (more: object = {}) =>
      source.verify(command, { ...headers, ...more });
    jest.useFakeTimers({ now: 1531420618_000 });
    expect(verdictOf().verdict).toBe('genuine');
    expect(
      verdictOf({ 'x-slack-request-timestamp': '1531420619' }).verdict,
    ).toBe('forged');
    jest.setSystemTime(1531420618_000 + 301_000);
    expect(verdictOf()).toMatchObject({
      verdict: 'forged',
      reason: expect.stringContaining('five minutes'),
    });
  });

  it('is answered where it is a challenge, and goes on where it is an event', () => {
    const answerTo = (payload: object) =>
      source.handshake({
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        query: new URLSearchParams(),
        body: Buffer.from(JSON.stringify(payload)),
      });
    expect(
      answerTo({
        token: 'Jhj5dZrVaK7ZwHHjRyZWjbDl',
        challenge: '3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P',
        type: 'url_verification',
      }),
    ).toEqual({
      status: 200,
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      body: '3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P',
    });
    expect(answerTo(message)).toBeUndefined();
  });

  it('has the id of its event, or of the click that made it', () => {
    const body = Buffer.from(JSON.stringify(message));
    expect(source.deliveryId(body, {})).toBe('Ev079SP4TP1P');
    expect(source.eventName(body, {})).toBe('message');
    expect(source.deliveryId(command, form)).toMatch(/^398738663015\./);
    expect(source.eventName(command, form)).toBe('command');
    expect(
      createHmac('sha256', '8f742231b10e8888abcd99yyyzzz85a5')
        .update('v0:1531420618:')
        .update(command)
        .digest('hex'),
    ).toBe('a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503');
  });
});
