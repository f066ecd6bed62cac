import type { DevhoseEvent } from '@pitstop/plugin-devhose-common';
import { eventWords, toolPage } from './readEvent';

function anEvent(
  type: string,
  subject: string,
  customData: object = {},
): DevhoseEvent {
  return {
    sequence: 1,
    index: 0,
    receivedAt: '2025-01-20T10:00:01Z',
    deliverySource: 'github',
    event: {
      specversion: '1.0',
      id: '1',
      source: '/github',
      type,
      subject,
      time: '2025-01-20T10:00:00Z',
      datacontenttype: 'application/json',
      data: {
        context: {
          specversion: '0.5.1',
          id: '1',
          source: '/github',
          type,
          timestamp: '2025-01-20T10:00:00Z',
        },
        subject: { id: subject, content: {} },
        customData: { ...customData },
      },
    },
  };
}

const subject = 'github.com/acme/shop/deployments/2';

describe('an event behind a fact', () => {
  it.each([
    ['dev.cdevents.service.deployed.0.3.0', 'service deployed'],
    ['dev.cdeventsx.github-deployment.failed.0.1.0', 'deployment failed'],
    ['com.example.thing', 'com.example.thing'],
  ])('of the type %s is a %s', (type, words) => {
    expect(eventWords(anEvent(type, subject))).toBe(words);
  });

  it.each([
    [{ uri: 'https://ci.acme.test/runs/7' }, 'https://ci.acme.test/runs/7'],
    [{}, 'https://github.com/acme/shop/deployments'],
    // A browser is sent nowhere that runs code.
    [
      { uri: 'data:text/html,<script>' },
      'https://github.com/acme/shop/deployments',
    ],
  ])('that says %j leads to %s', (customData, expected) => {
    expect(toolPage(anEvent('a', subject, customData))?.href).toBe(expected);
  });

  it('may lead nowhere', () => {
    expect(toolPage(anEvent('a', 'spinnaker/app/1'))).toBeUndefined();
  });
});
