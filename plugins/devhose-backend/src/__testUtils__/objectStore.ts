import { randomUUID } from 'node:crypto';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';

/** A real object store, if somebody says where it is; its keys are where the SDK looks for them. */
const endpoint = process.env.S3_ENDPOINT;

/** Whether there is an object store to test with; says so, loudly, where there is none. */
export function hasObjectStore(): boolean {
  if (endpoint === undefined) {
    process.stderr.write(
      'SKIPPED: archives in an object store were not tested; name one that speaks the protocol of S3 as S3_ENDPOINT, with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY\n',
    );
  }
  return endpoint !== undefined;
}

/** What `devhose.archive.s3` would say of a new bucket. */
export async function newBucket(): Promise<Record<string, string | boolean>> {
  const config = {
    bucket: `devhose-${randomUUID()}`,
    region: process.env.AWS_REGION ?? 'us-east-1',
    endpoint: endpoint ?? '',
    forcePathStyle: true,
  };
  const client = new S3Client(config);
  await client.send(new CreateBucketCommand({ Bucket: config.bucket }));
  client.destroy();
  return config;
}
