import {
  createCipheriv,
  createDecipheriv,
  createHash,
  randomBytes,
} from 'node:crypto';
import { InputError, NotFoundError } from '@backstage/errors';

const algorithm = 'aes-256-gcm';
const keyBytes = 32;

/** What NIST SP 800-38D recommends for GCM. */
const nonceBytes = 12;

const tagBytes = 16;
const version = 'v1';

/** `openssl rand -base64 32`. */
const base64OfKey = /^[A-Za-z0-9+/]{43}=$/;

interface Key {
  /** Tells keys apart, and nothing about them. */
  id: string;
  bytes: Buffer;
}

/**
 * Encrypts short texts with AES-256-GCM. What was encrypted says with which
 * key, so that keys can be replaced one by one: the first encrypts, all decrypt.
 */
export class SecretBox {
  readonly #keys: readonly Key[];

  /**
   * @param keys - 32 bytes each, in base64; may be empty.
   * @throws InputError if one is something else.
   */
  static create(keys: readonly string[]): SecretBox {
    return new SecretBox(keys.map(readKey));
  }

  private constructor(keys: readonly Key[]) {
    this.#keys = keys;
  }

  /** Whether it can encrypt anything. */
  get hasKey(): boolean {
    return this.#keys.length > 0;
  }

  /**
   * @param owner - Whose secret it is: it can be decrypted as nobody else's.
   * @throws InputError if there is no key.
   */
  seal(text: string, owner: string): string {
    const [key] = this.#keys;
    if (key === undefined) {
      throw new InputError(
        'Secrets of webhooks are kept encrypted, and there is no key for it; set devhose.webhooks.encryptionKeys to a list with the output of: openssl rand -base64 32',
      );
    }
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, key.bytes, nonce, {
      authTagLength: tagBytes,
    });
    cipher.setAAD(Buffer.from(owner));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    const parts = [nonce, cipher.getAuthTag(), sealed];
    return [
      version,
      key.id,
      ...parts.map(part => part.toString('base64url')),
    ].join('.');
  }

  /**
   * @throws NotFoundError if the key it was encrypted with is not there, Error
   *   if it was tampered with.
   */
  open(sealed: string, owner: string): string {
    const [, keyId, ...parts] = sealed.split('.');
    const key = this.#keys.find(({ id }) => id === keyId);
    if (key === undefined) {
      throw new NotFoundError(
        `The key '${keyId}' that the secret of webhook '${owner}' is encrypted with is not in devhose.webhooks.encryptionKeys; put it back there, or remove the webhook`,
      );
    }
    const [nonce, tag, content] = parts.map(part =>
      Buffer.from(part, 'base64url'),
    );
    const decipher = createDecipheriv(algorithm, key.bytes, nonce, {
      authTagLength: tagBytes,
    });
    decipher.setAAD(Buffer.from(owner));
    decipher.setAuthTag(tag);
    return Buffer.concat([
      decipher.update(content),
      decipher.final(),
    ]).toString();
  }

  /** Whether it was encrypted with the first key. */
  isUpToDate(text: string): boolean {
    return isSealed(text) && text.split('.')[1] === this.#keys[0]?.id;
  }
}

/** Whether it is the outcome of {@link SecretBox.seal}, and not a plain secret. */
export function isSealed(text: string): boolean {
  return text.startsWith(`${version}.`);
}

function readKey(text: string): Key {
  if (!base64OfKey.test(text)) {
    throw new InputError(
      `devhose.webhooks.encryptionKeys contains something that is not ${keyBytes} bytes in base64; make one with: openssl rand -base64 32`,
    );
  }
  const bytes = Buffer.from(text, 'base64');
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  return { id, bytes };
}
