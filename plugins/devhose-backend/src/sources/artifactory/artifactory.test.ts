import { createHmac } from 'node:crypto';
import { eventTypes } from '@pitstop/plugin-devhose-common';
import { imageArtifact } from '@pitstop/plugin-devhose-node';
import {
  eventsOf,
  interpreterPromises,
} from '../../__testUtils__/interpreterPromises';
import deployed from './__fixtures__/deployed.json';
import pushed from './__fixtures__/pushed.json';
import { artifactoryInterpreter } from './artifactoryInterpreter';
import { ArtifactorySource } from './ArtifactorySource';

/*
 * After JFrog's documentation of events, "Domain: docker" and "Domain: artifact"
 * (jfrog.com/help, Webhook Event Types), shortened and with an origin.
 */
const deliveryOf = (payload: { domain: string; event_type: string }) => ({
  eventName: `${payload.domain}.${payload.event_type}`,
  payload,
});
const promoted = { ...pushed, event_type: 'promoted' };
const build = {
  domain: 'build',
  event_type: 'uploaded',
  data: {
    build_name: 'sample_build_name',
    build_number: '1',
    build_started: 'sample_build_started',
  },
};

describe('the interpreter of Artifactory', () => {
  it.each(
    interpreterPromises(artifactoryInterpreter, {
      published: [pushed, deployed, promoted, build].map(deliveryOf),
      nobody: [],
    }),
  )('%s', (_, keep) => expect(keep).not.toThrow());

  it('names an image as those who pull it do', () => {
    const [{ event }] = eventsOf(artifactoryInterpreter, deliveryOf(pushed));
    const pulled = imageArtifact(
      'example.jfrog.io/docker-remote-cache/library/ubuntu:latest',
    );
    expect(event).toMatchObject({
      type: eventTypes.artifactPublished,
      subject: pulled?.purl,
      source: 'https://example.jfrog.io/artifactory',
    });
    expect(event.data.customData).toMatchObject({
      artifact: pulled?.purl,
      artifactDigest: `sha256:${pushed.data.sha256}`,
    });
  });

  it('tells of a file by its package URL, and of promotion by a custom event', () => {
    const [file] = eventsOf(artifactoryInterpreter, deliveryOf(deployed));
    expect(file.event).toMatchObject({
      type: eventTypes.artifactPublished,
      subject:
        'pkg:generic/sample_dir/sample_artifact?repository_url=example.jfrog.io%2Fsample_repo',
    });
    const [image] = eventsOf(artifactoryInterpreter, deliveryOf(promoted));
    expect(image.event.type).toBe(
      'dev.cdeventsx.artifactory-artifact.promoted.0.1.0',
    );
  });

  it('does not tell of the layers of an image', () => {
    const layer = {
      ...deployed,
      data: { ...deployed.data, path: `app/1/sha256__${'a'.repeat(64)}` },
    };
    expect(() => eventsOf(artifactoryInterpreter, deliveryOf(layer))).toThrow(
      'not-interpreted',
    );
  });
});

describe('a webhook of Artifactory', () => {
  const source = ArtifactorySource.create({
    key: 'devhose.sources.artifactory.secrets',
    secrets: ['mine'],
    allowUnsigned: false,
  });
  const body = Buffer.from(JSON.stringify(pushed));
  const hmac = (secret: string) =>
    createHmac('sha256', secret).update(body).digest('hex');

  it.each([
    ['mine', 'genuine'],
    [hmac('mine'), 'genuine'],
    ['other', 'forged'],
    [hmac('other'), 'forged'],
    [undefined, 'unsigned'],
  ])('that is sent with %s is %s', (given, verdict) => {
    const headers: Record<string, string> =
      given === undefined ? {} : { 'x-jfrog-event-auth': given };
    expect(source.verify(body, headers).verdict).toBe(verdict);
  });

  it('is the same one within the hour, and another one later', () => {
    jest.useFakeTimers({ now: new Date('2026-07-31T09:30:00Z') });
    const id = source.deliveryId(body);
    jest.setSystemTime(new Date('2026-07-31T09:31:00Z'));
    expect(source.deliveryId(body)).toBe(id);
    jest.setSystemTime(new Date('2026-08-01T09:31:00Z'));
    expect(source.deliveryId(body)).not.toBe(id);
    jest.useRealTimers();
    expect(source.eventName(body, {})).toBe('docker.pushed');
  });
});
