import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { Webhook } from 'standardwebhooks';
import {
  eventsOf,
  interpreterPromises,
} from '../../__testUtils__/interpreterPromises';
import { createStandardWebhookSources } from './createStandardWebhookSources';
import { standardWebhookInterpreter } from './standardWebhookInterpreter';

/*
 * The payload of the specification (standard-webhooks/standard-webhooks,
 * spec/standard-webhooks.md, "Payload structure", MIT), with a person in it.
 */
const contact = {
  type: 'contact.created',
  timestamp: '2022-11-03T20:26:10.344522Z',
  data: {
    id: '1f81eb52-5198-4599-803e-771906343485',
    type: 'contact',
    first_name: 'John',
    last_name: 'Smith',
    email: 'john.smith@example.com',
    plan: 'large',
  },
};
const delivery = { eventName: contact.type, payload: contact };

describe('the interpreter of Standard Webhooks', () => {
  it.each(
    interpreterPromises(standardWebhookInterpreter, {
      published: [delivery],
      nobody: ['John', 'Smith'],
    }),
  )('%s', (_, keep) => expect(keep).not.toThrow());

  it('tells what came in as it is', () => {
    const [{ event }] = eventsOf(standardWebhookInterpreter, delivery);
    expect(event).toMatchObject({
      type: 'dev.cdeventsx.standardwebhooks-event.received.0.1.0',
      subject: 'tool/contact.created',
      time: '2022-11-03T20:26:10.344Z',
    });
    expect(event.data.customData).toEqual({
      tool: 'tool',
      type: 'contact.created',
      data: {
        id: '1f81eb52-5198-4599-803e-771906343485',
        type: 'contact',
        plan: 'large',
      },
    });
  });
});

describe('sources of Standard Webhooks', () => {
  const secret = `whsec_${Buffer.from('s'.repeat(24)).toString('base64')}`;
  const sourcesOf = (standardWebhooks: JsonObject) =>
    createStandardWebhookSources({
      config: new ConfigReader({ devhose: { sources: { standardWebhooks } } }),
      logger: mockServices.logger.mock(),
    });

  it('are as many as have names, each with secrets of its own', () => {
    const [billing, paging] = sourcesOf({
      billing: { secrets: [secret] },
      paging: { secrets: ['whsec_b3RoZXI='] },
    });
    const body = Buffer.from(JSON.stringify(contact));
    const at = new Date();
    const headers = {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(
        'msg_p5jXN8AQM9LWM0D4loKWxJek',
        at,
        body.toString(),
      ),
    };
    expect([billing.id, paging.id]).toEqual(['billing', 'paging']);
    expect(billing.verify(body, headers).verdict).toBe('genuine');
    expect(paging.verify(body, headers).verdict).toBe('forged');
    expect(billing.deliveryId(body, headers)).toBe(
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
    );
    expect(billing.eventName(body, headers)).toBe('contact.created');
  });

  it('stop the start where they would trust anybody, or can be no address', () => {
    expect(() => sourcesOf({ billing: {} })).toThrow('secrets is empty');
    expect(() => sourcesOf({ 'Bil/ling': { secrets: [secret] } })).toThrow(
      'must be a lower-case word',
    );
  });
});
