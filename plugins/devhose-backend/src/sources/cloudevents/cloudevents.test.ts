import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { eventTypes } from '@pitstop/plugin-devhose-common';
import { CloudEvent, HTTP, type Message } from 'cloudevents';
import {
  eventsOf,
  interpreterPromises,
  type PublishedPayload,
} from '../../__testUtils__/interpreterPromises';
import pipelinerunFinished from './__fixtures__/pipelinerunFinished-0.4.json';
import taskrunFinished from './__fixtures__/taskrunFinished-0.1.json';
import { cloudeventsInterpreter } from './cloudeventsInterpreter';
import { CloudeventsSource } from './CloudeventsSource';

/*
 * taskrunFinished-0.1.json: cdevents/sdk-go, pkg/api/tests (Apache-2.0), from
 * before 0.3. pipelinerunFinished-0.4.json: after cdevents/spec, conformance
 * (Apache-2.0), as its schema of version 0.2.0 has it. Beside them, where they
 * are there, all conformance samples of cdevents/spec v0.5.1.
 */
interface Sample {
  context: { id: string; source: string; type: string; timestamp: string };
  subject: { id: string; content: object };
}

const conformance = resolvePackagePath(
  '@pitstop/plugin-devhose-backend',
  '../../../shared/data/cdevents-v0.5.1/conformance',
);
const conformanceSamples: Sample[] = existsSync(conformance)
  ? readdirSync(conformance)
      .filter(name => name.endsWith('.json'))
      .map(name => JSON.parse(readFileSync(join(conformance, name), 'utf8')))
  : [];
const samples: Sample[] = [
  taskrunFinished,
  pipelinerunFinished,
  ...conformanceSamples,
];

const envelope = (data: Sample) =>
  new CloudEvent({
    id: data.context.id,
    source: data.context.source,
    type: data.context.type,
    subject: data.subject.id,
    time: data.context.timestamp,
    datacontenttype: 'application/json',
    data,
  });

/** As the SDK of CloudEvents sends it. */
function deliveryOf(message: Message): PublishedPayload & { body: Buffer } {
  const body = Buffer.from(String(message.body));
  return {
    eventName: 'event',
    headers: Object.fromEntries(
      Object.entries(message.headers).map(([name, value]) => [
        name.toLowerCase(),
        String(value),
      ]),
    ),
    payload: JSON.parse(body.toString()),
    body,
  };
}

const structured = (data: Sample) =>
  deliveryOf(HTTP.structured(envelope(data)));
const binary = (data: Sample) => deliveryOf(HTTP.binary(envelope(data)));
const batch = (data: Sample[]): PublishedPayload & { body: Buffer } => {
  const payload = data.map(sample => envelope(sample).toJSON());
  return {
    eventName: 'batch',
    headers: { 'content-type': 'application/cloudevents-batch+json' },
    payload,
    body: Buffer.from(JSON.stringify(payload)),
  };
};

describe('the interpreter of CloudEvents', () => {
  it.each(
    interpreterPromises(cloudeventsInterpreter, {
      published: [...samples.map(structured), ...samples.map(binary)],
      nobody: [
        'Something went wrong',
        ...(conformanceSamples.length ? ['Alice', 'Bob', 'CVE-123'] : []),
      ],
    }),
  )('%s', (_, keep) => expect(keep).not.toThrow());

  it('reads the same events from headers, body and batch', () => {
    const one = eventsOf(cloudeventsInterpreter, structured(taskrunFinished));
    expect(eventsOf(cloudeventsInterpreter, binary(taskrunFinished))).toEqual(
      one,
    );
    const both = eventsOf(
      cloudeventsInterpreter,
      batch([taskrunFinished, pipelinerunFinished]),
    );
    expect(both[0]).toEqual(one[0]);
    expect(both).toHaveLength(2);
  });

  it('tells old events in the words of 0.5.1, under the id that they came with', () => {
    const [{ event }] = eventsOf(
      cloudeventsInterpreter,
      structured(pipelinerunFinished),
    );
    expect(event).toMatchObject({
      id: '271069a8-fc18-44f1-b38f-9d70a1695819',
      type: eventTypes.pipelineRunFinished,
      time: '2023-03-20T14:27:05.315Z',
      data: {
        context: {
          specversion: '0.5.1',
          chainId: '4c8cb7dd-3448-41de-8768-eec704e2829b',
        },
        subject: {
          content: {
            pipelineName: 'myPipeline',
            uri: 'https://www.example.com/mySubject123',
            outcome: 'failure',
          },
        },
      },
    });
  });

  it('finds the names by which everybody calls things', () => {
    const [{ event, repository }] = eventsOf(
      cloudeventsInterpreter,
      structured({
        context: {
          ...pipelinerunFinished.context,
          type: 'dev.cdevents.service.deployed.0.2.0',
        },
        subject: {
          id: 'Checkout API',
          content: {
            environment: { id: 'Production' },
            artifactId: 'pkg:docker/shop/checkout@1.4.2',
          },
        },
        ...{
          customData: {
            repository: 'github.com/northwind/checkout',
            author: 'Ada',
          },
        },
      }),
    );
    expect(event.data.customData).toEqual({
      service: 'checkout-api',
      environment: 'production',
      artifact: 'pkg:docker/shop/checkout@1.4.2',
      repository: 'github.com/northwind/checkout',
    });
    expect(repository).toBe('github.com/northwind/checkout');
  });

  it('tells what is no CDEvent as it is, without people', () => {
    const [{ event }] = eventsOf(
      cloudeventsInterpreter,
      deliveryOf(
        HTTP.binary(
          new CloudEvent({
            id: '1',
            source: '/shop',
            type: 'com.northwind.order.placed',
            time: '2026-01-01T00:00:00Z',
            data: { order: 7, user: 'ada', note: 'to ada@example.com' },
          }),
        ),
      ),
    );
    expect(event.type).toBe('dev.cdeventsx.cloudevents-event.received.0.1.0');
    expect(event.data.customData).toEqual({
      type: 'com.northwind.order.placed',
      data: { order: 7 },
    });
  });
});

describe('CloudEvents over HTTP', () => {
  const source = CloudeventsSource.create({
    key: 'devhose.sources.cloudevents.secrets',
    secrets: ['token'],
    allowUnsigned: false,
  });

  it('come with a bearer token', () => {
    const verdictOf = (headers: Record<string, string>) =>
      source.verify(Buffer.alloc(0), headers).verdict;
    expect(verdictOf({ authorization: 'Bearer token' })).toBe('genuine');
    expect(verdictOf({ authorization: 'Bearer tokem' })).toBe('forged');
    expect(verdictOf({})).toBe('unsigned');
  });

  it('are the same delivery in whatever way they come, and another with another id or source', () => {
    const idOf = ({ body, headers = {} }: ReturnType<typeof structured>) =>
      source.deliveryId(body, headers);
    const id = idOf(structured(taskrunFinished));
    expect(idOf(binary(taskrunFinished))).toBe(id);
    expect(idOf(batch([taskrunFinished]))).toBe(id);
    expect(
      idOf(
        binary({
          ...taskrunFinished,
          context: { ...taskrunFinished.context, source: 'other' },
        }),
      ),
    ).not.toBe(id);
  });

  it('may be sent by whoever asks, since the token decides', () => {
    const ask = (headers: Record<string, string>) =>
      source.handshake({
        method: 'OPTIONS',
        headers,
        query: new URLSearchParams(),
        body: Buffer.alloc(0),
      });
    expect(
      ask({ 'webhook-request-origin': 'eventemitter.example.com' }),
    ).toEqual({
      status: 200,
      headers: {
        Allow: 'POST',
        'WebHook-Allowed-Origin': 'eventemitter.example.com',
        'WebHook-Allowed-Rate': '*',
      },
    });
    expect(ask({})).toBeUndefined();
    expect(ask({ 'webhook-request-origin': 'a\r\nb' })).toBeUndefined();
  });
});
