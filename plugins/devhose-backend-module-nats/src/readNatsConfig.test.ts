import { ConfigReader } from '@backstage/config';
import { readNatsConfig } from './readNatsConfig';

function read(nats: object) {
  return readNatsConfig(
    new ConfigReader({
      backend: { baseUrl: 'https://pitstop.example.com' },
      devhose: { nats: { servers: ['nats://127.0.0.1'], ...nats } },
    }),
  );
}

describe('the configuration of NATS', () => {
  it('is off where there is none', () => {
    expect(readNatsConfig(new ConfigReader({}))).toBeUndefined();
  });

  it('sends everything and fetches nothing unless told otherwise', () => {
    expect(read({})).toMatchObject({
      publish: true,
      stream: 'DEVHOSE',
      inbound: [],
    });
  });

  it.each([
    [{ stream: 'no stream' }, "devhose.nats.stream is 'no stream'"],
    [{ inbound: [{}] }, "devhose.nats.inbound[0].stream is ''"],
    [
      { inbound: [{ stream: 'BUILDS', consumer: 'a.b' }] },
      "devhose.nats.inbound[0].consumer is 'a.b'",
    ],
    [{ credentialsFile: '/no/such.creds' }, "is '/no/such.creds'"],
  ])('refuses %j', (nats, reason) => {
    expect(() => read(nats)).toThrow(reason);
  });
});
