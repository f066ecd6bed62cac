import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { createServer, type Server, type TLSSocket } from 'node:tls';
import { generate } from 'selfsigned';
import { frame, int32, readFrames, string } from './frames';
import { SaslGate, type SaslAttempt, type SaslUser } from './SaslGate';

/** A certificate that is its own authority, as PEM. */
export interface Identity {
  cert: string;
  private: string;
}

/** Made anew for each test; good for the loopback interface. */
export function makeIdentity(name: string): Identity {
  return generate([{ name: 'commonName', value: name }], {
    keySize: 2048,
    algorithm: 'sha256',
    days: 1,
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: name },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
}

/** How brokers are to be reached. */
export interface TlsFrontOptions {
  identity: Identity;
  /** Whose certificates are taken; without it nobody is asked for one. */
  clients?: Identity;
  /** Who gets in; without it nobody is asked. */
  user?: SaslUser;
}

/**
 * TLS, and a question who is there, before brokers that know neither. What they
 * tell of their addresses is told as that of this.
 */
export class TlsFront {
  /** By what name each client that got in asked for it. */
  readonly serverNames: string[] = [];
  /** Common names in the certificates of clients. */
  readonly clients: string[] = [];
  readonly attempts: SaslAttempt[] = [];
  readonly #server: Server;
  readonly #broker: { host: string; port: number };
  readonly #user: SaslUser | undefined;

  static async start(
    broker: string,
    options: TlsFrontOptions,
  ): Promise<TlsFront> {
    const front = new TlsFront(broker, options);
    front.#server.listen(0, '127.0.0.1');
    await once(front.#server, 'listening');
    return front;
  }

  private constructor(
    broker: string,
    { identity, clients, user }: TlsFrontOptions,
  ) {
    const [host, port] = broker.split(':');
    this.#broker = { host, port: Number(port) };
    this.#user = user;
    this.#server = createServer(
      {
        cert: identity.cert,
        key: identity.private,
        ca: clients?.cert,
        requestCert: clients !== undefined,
        rejectUnauthorized: clients !== undefined,
      },
      socket => this.#connected(socket),
    );
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.#server.close();
    await once(this.#server, 'close');
  }

  #connected(client: TLSSocket): void {
    if (client.servername) {
      this.serverNames.push(client.servername);
    }
    const { subject } = client.getPeerCertificate();
    if (subject) {
      this.clients.push(String(subject.CN));
    }
    const gate = this.#user && SaslGate.create(this.#user, this.attempts);
    const broker = connect(this.#broker);
    for (const [one, other] of [
      [client, broker],
      [broker, client],
    ]) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
    this.#pass(client, broker, request => {
      const answer = gate?.answer(request);
      return answer ? void client.write(answer) : request;
    });
    this.#pass(broker, client, response =>
      this.#asHere(gate ? gate.amend(response) : response),
    );
  }

  async #pass(
    from: Socket,
    to: Socket,
    change: (message: Buffer) => Buffer | undefined,
  ): Promise<void> {
    try {
      for await (const message of readFrames(from)) {
        const changed = change(message);
        if (changed) {
          to.write(frame(changed));
        }
      }
    } catch {
      // A connection that breaks off takes the other one with it.
      to.destroy();
    }
  }

  /** Addresses in answers are a host and a port. */
  #asHere(response: Buffer): Buffer {
    const { host, port } = this.#broker;
    const address = Buffer.concat([string(host), int32(port)]);
    const changed = Buffer.from(response);
    for (
      let at = changed.indexOf(address);
      at >= 0;
      at = changed.indexOf(address, at + 1)
    ) {
      changed.writeInt32BE(this.port, at + address.length - 4);
    }
    return changed;
  }
}
