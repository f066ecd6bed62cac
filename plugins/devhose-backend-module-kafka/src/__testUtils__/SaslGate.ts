import { frame, int16, int32, string } from './frames';

const apiVersions = 18;
const saslHandshake = 17;
const saslAuthenticate = 36;
const authenticationFailed = 58;

/** Who is let in. */
export interface SaslUser {
  username: string;
  password: string;
}

/** What somebody said to be let in. */
export interface SaslAttempt {
  mechanism: string;
  /** The first message of the mechanism. */
  message: string;
}

/**
 * The part of a broker that asks who is there, for one connection. It takes a
 * user by `PLAIN`; of other mechanisms it writes down how they begin.
 *
 * @see https://kafka.apache.org/protocol#sasl_handshake
 */
export class SaslGate {
  readonly #user: SaslUser;
  readonly #attempts: SaslAttempt[];
  #mechanism = '';
  #versionsAsked: Buffer | undefined;

  /** @param attempts - Where it is written down what was said. */
  static create(user: SaslUser, attempts: SaslAttempt[]): SaslGate {
    return new SaslGate(user, attempts);
  }

  private constructor(user: SaslUser, attempts: SaslAttempt[]) {
    this.#user = user;
    this.#attempts = attempts;
  }

  /** The answer to a request; undefined where it is for the broker behind it. */
  answer(request: Buffer): Buffer | undefined {
    const key = request.readInt16BE(0);
    const correlation = request.subarray(4, 8);
    const body = request.subarray(10 + Math.max(0, request.readInt16BE(8)));
    switch (key) {
      case apiVersions:
        this.#versionsAsked = correlation;
        return undefined;
      case saslHandshake:
        this.#mechanism = body.toString('utf8', 2);
        return frame(correlation, int16(0), int32(1), string(this.#mechanism));
      case saslAuthenticate:
        return frame(
          correlation,
          ...this.#verdict(body.toString('utf8', 4)),
          int32(0),
        );
      default:
        return undefined;
    }
  }

  /** What the broker behind it can do, and what this can. */
  amend(response: Buffer): Buffer {
    if (!this.#versionsAsked?.equals(response.subarray(0, 4))) {
      return response;
    }
    this.#versionsAsked = undefined;
    const count = response.readInt32BE(6);
    const end = 10 + count * 6;
    return Buffer.concat([
      response.subarray(0, 6),
      int32(count + 2),
      response.subarray(10, end),
      ...[saslHandshake, 0, 1, saslAuthenticate, 0, 0].map(int16),
      response.subarray(end),
    ]);
  }

  #verdict(message: string): Buffer[] {
    this.#attempts.push({ mechanism: this.#mechanism, message });
    const { username, password } = this.#user;
    return this.#mechanism === 'PLAIN' &&
      message === `\u0000${username}\u0000${password}`
      ? [int16(0), int16(-1)]
      : [int16(authenticationFailed), string('Authentication failed')];
  }
}
