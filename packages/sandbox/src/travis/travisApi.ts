import { Router } from 'express';
import type { SigningKeys } from '../webhooks';

/**
 * What is asked of Travis CI's API.
 *
 * @see https://docs.travis-ci.com/user/notifications/#verifying-webhook-requests
 */
export function travisApi(keys: SigningKeys): Router {
  const router = Router();
  router.get('/config', (_request, response) => {
    response.json({
      config: {
        host: 'travis-ci.com',
        notifications: { webhook: { public_key: keys.travisPublicKey } },
      },
    });
  });
  return router;
}
