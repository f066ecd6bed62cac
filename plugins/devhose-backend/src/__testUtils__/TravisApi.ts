import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import push from '../sources/travis/__fixtures__/push.json';

/** What Travis CI would answer to `GET /config`, and how often it was asked. */
export class TravisApi {
  questions = 0;
  keys = newKeys();
  answers = true;
  readonly server: Server = createServer((_, response) => {
    this.questions += 1;
    response.statusCode = this.answers ? 200 : 503;
    response.end(
      JSON.stringify({
        config: {
          notifications: { webhook: { public_key: this.keys.publicKey } },
        },
      }),
    );
  });

  static async start(): Promise<TravisApi> {
    const api = new TravisApi();
    await new Promise<void>(resolve => {
      api.server.listen(0, '127.0.0.1', resolve);
    });
    return api;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** A webhook as Travis CI would send it. */
  delivery(
    payload: string = JSON.stringify(push),
    key = this.keys,
  ): { body: Buffer; headers: Record<string, string> } {
    return {
      body: Buffer.from(new URLSearchParams({ payload }).toString()),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        signature: createSign('RSA-SHA1')
          .update(payload)
          .sign(key.privateKey, 'base64'),
      },
    };
  }

  async stop(): Promise<void> {
    await new Promise(resolve => this.server.close(resolve));
  }
}

export function newKeys() {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}
