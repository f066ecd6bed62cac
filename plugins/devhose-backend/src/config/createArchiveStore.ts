import { resolve } from 'node:path';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { ArchiveStore } from '../keep/archive/ArchiveStore';
import { DirectoryStore } from '../keep/archive/DirectoryStore';
import { S3Store } from '../keep/archive/S3Store';

/**
 * Where expired deliveries go, if anywhere.
 *
 * @throws InputError if it isn't said, or said twice.
 */
export function createArchiveStore(config: Config): ArchiveStore | undefined {
  const archive = config.getOptionalConfig('devhose.archive');
  if (archive === undefined) {
    return undefined;
  }
  const directory = archive.getOptionalString('directory');
  const s3 = archive.getOptionalConfig('s3');
  if ((directory === undefined) === (s3 === undefined)) {
    throw new InputError(
      'devhose.archive needs either a directory or an s3 bucket, and not both',
    );
  }
  return s3 === undefined
    ? DirectoryStore.create(resolve(directory ?? ''))
    : createS3Store(s3);
}

function createS3Store(config: Config): S3Store {
  const accessKeyId = config.getOptionalString('accessKeyId');
  const prefix = (config.getOptionalString('prefix') ?? 'devhose').replace(
    /\/+$/,
    '',
  );
  return S3Store.create({
    bucket: config.getString('bucket'),
    prefix: prefix === '' ? '' : `${prefix}/`,
    client: {
      region: config.getOptionalString('region') ?? 'us-east-1',
      endpoint: config.getOptionalString('endpoint'),
      forcePathStyle: config.getOptionalBoolean('forcePathStyle') ?? false,
      // Without them the SDK looks where it always does: environment, profile, instance.
      credentials:
        accessKeyId === undefined
          ? undefined
          : {
              accessKeyId,
              secretAccessKey: config.getString('secretAccessKey'),
            },
    },
  });
}
