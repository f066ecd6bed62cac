import { ConfigReader } from '@backstage/config';
import { readKafkaConfig } from './readKafkaConfig';

function read(kafka: object) {
  return readKafkaConfig(
    new ConfigReader({
      backend: { baseUrl: 'https://pitstop.example.com' },
      devhose: { kafka: { brokers: ['127.0.0.1:9092'], ...kafka } },
    }),
  );
}

describe('the configuration of Kafka', () => {
  it('is off where there is none', () => {
    expect(readKafkaConfig(new ConfigReader({}))).toBeUndefined();
  });

  it('sends and fetches what it is told to, and encrypts when it is', () => {
    expect(read({})).toMatchObject({
      topic: undefined,
      inbound: undefined,
      connection: { tls: undefined, sasl: undefined },
    });
    expect(
      read({
        topic: 'events',
        inbound: { topics: ['builds'] },
        tls: {},
        sasl: { mechanism: 'scram-sha-512', username: 'u', password: 'p' },
      }),
    ).toMatchObject({
      topic: 'events',
      inbound: { topics: ['builds'], group: 'devhose' },
      connection: {
        tls: {},
        sasl: { mechanism: 'scram-sha-512', username: 'u', password: 'p' },
      },
    });
  });

  it.each([
    [
      { sasl: { mechanism: 'gssapi', username: 'u', password: 'p' } },
      "devhose.kafka.sasl.mechanism is 'gssapi'",
    ],
    [
      { tls: { caFile: '/no/such.pem' } },
      "devhose.kafka.tls.caFile is '/no/such.pem'",
    ],
  ])('refuses %j', (kafka, reason) => {
    expect(() => read(kafka)).toThrow(reason);
  });
});
