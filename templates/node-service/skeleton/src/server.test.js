import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { createService } from './server.js';

test('the platform can see that the service is well', async () => {
  const service = createService().listen(0, '127.0.0.1');
  await once(service, 'listening');
  try {
    const response = await fetch(
      `http://127.0.0.1:${service.address().port}/health`,
    );
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { status: 'ok' });
  } finally {
    service.close();
  }
});
