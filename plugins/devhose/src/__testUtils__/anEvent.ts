import {
  eventTypes,
  type CloudEvent,
  type DevhoseEvent,
} from '@pitstop/plugin-devhose-common';

/** An event as an interpreter would make it; its content and data are given. */
export function aCloudEvent(
  type: string,
  options: { content?: object; data?: object; subject?: string } = {},
): CloudEvent {
  const { content = {}, data = {}, subject = 'github.com/acme/shop' } = options;
  const time = '2026-03-04T10:00:00.000Z';
  const source = 'https://github.com/acme/shop';
  return {
    specversion: '1.0',
    id: 'one',
    source,
    type,
    subject,
    time,
    datacontenttype: 'application/json',
    data: {
      context: {
        specversion: '0.5.1',
        id: 'one',
        source,
        type,
        timestamp: time,
      },
      subject: { id: subject, content },
      customData: { repository: 'github.com/acme/shop', ...data },
    },
  };
}

/** A build of acme/shop that failed, as delivery 41 of the log told. */
export function anEvent(options: Partial<DevhoseEvent> = {}): DevhoseEvent {
  return {
    sequence: 41,
    index: 0,
    receivedAt: '2026-03-04T10:00:01.000Z',
    deliverySource: 'github',
    event: aCloudEvent(eventTypes.pipelineRunFinished, {
      subject: 'github.com/acme/shop/actions/runs/7',
      content: {
        pipelineName: 'ci',
        outcome: 'failure',
        uri: 'https://github.com/acme/shop/actions/runs/7',
      },
      data: {
        commit: 'abcdef0123456789abcdef0123456789abcdef01',
        branch: 'main',
        name: 'ci',
        startedAt: '2026-03-04T09:58:00Z',
        finishedAt: '2026-03-04T10:00:00Z',
        conclusion: 'timed_out',
      },
    }),
    ...options,
  };
}
