import { createHmac } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { secretOf } from './environment';

/** An Artifactory that tells the portal of images, and knows no repositories. */
export class ArtifactRegistry {
  readonly #request: APIRequestContext;

  static of(request: APIRequestContext): ArtifactRegistry {
    return new ArtifactRegistry(request);
  }

  private constructor(request: APIRequestContext) {
    this.#request = request;
  }

  /** Tells that an image was pushed, called like its component. */
  async deliverImage(name: string, tag: string): Promise<void> {
    const body = JSON.stringify({
      domain: 'docker',
      event_type: 'pushed',
      data: {
        repo_key: 'docker-local',
        event_type: 'pushed',
        path: `${name}/${tag}/manifest.json`,
        name: 'manifest.json',
        size: 1206,
        image_name: name,
        tag,
      },
      subscription_key: 'portal',
      jpd_origin: 'https://registry.example',
    });
    const secret = secretOf('PITSTOP_ARTIFACTORY_WEBHOOK_SECRET');
    const response = await this.#request.post(
      '/api/devhose/ingest/artifactory',
      {
        data: Buffer.from(body),
        headers: {
          'content-type': 'application/json',
          'x-jfrog-event-auth': createHmac('sha256', secret)
            .update(body)
            .digest('hex'),
        },
      },
    );
    if (response.status() !== 202) {
      throw new Error(
        `The portal answered ${response.status()} to an image: ${await response.text()}`,
      );
    }
  }
}
