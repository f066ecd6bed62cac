import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { NotFoundError } from '@backstage/errors';
import type { ArchiveStore } from './ArchiveStore';

/** Objects in a bucket of S3, or of whatever speaks its protocol. */
export class S3Store implements ArchiveStore {
  readonly address: string;
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #prefix: string;

  static create(options: {
    bucket: string;
    /** Before every name; empty for none. */
    prefix: string;
    client: S3ClientConfig;
  }): S3Store {
    return new S3Store(options);
  }

  private constructor(options: {
    bucket: string;
    prefix: string;
    client: S3ClientConfig;
  }) {
    this.#client = new S3Client({
      // By itself the SDK sends a checksum behind the body, in pieces that not
      // every store takes apart again. What is kept is read back and compared.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      ...options.client,
    });
    this.#bucket = options.bucket;
    this.#prefix = options.prefix;
    this.address = `s3://${options.bucket}/${options.prefix}`;
  }

  async put(name: string, file: string): Promise<void> {
    const { size } = await stat(file);
    await this.#client.send(
      new PutObjectCommand({
        ...this.#object(name),
        Body: createReadStream(file),
        ContentLength: size,
      }),
    );
  }

  async read(name: string): Promise<Readable> {
    try {
      const { Body } = await this.#client.send(
        new GetObjectCommand(this.#object(name)),
      );
      if (!(Body instanceof Readable)) {
        throw new Error(`${this.address} gave '${name}' without a body`);
      }
      return Body;
    } catch (error) {
      if (error instanceof NoSuchKey) {
        throw new NotFoundError(
          `There is no object '${name}' in ${this.address}; has it been moved away?`,
        );
      }
      throw error;
    }
  }

  #object(name: string): { Bucket: string; Key: string } {
    return { Bucket: this.#bucket, Key: `${this.#prefix}${name}` };
  }
}
