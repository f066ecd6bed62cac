import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { constants, zstdCompressSync } from 'node:zlib';

/**
 * What no receiver in Node can do without: reads the body, verifies its
 * signature, parses and compresses it, and answers. Nothing is routed, logged,
 * understood or stored.
 */
const secret = process.env.BENCHMARK_SECRET ?? '';
let accepted = 0;

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  const expected = createHmac('sha256', secret).update(body).digest();
  const given = String(request.headers['x-hub-signature-256']).slice(7);
  const genuine = timingSafeEqual(expected, Buffer.from(given, 'hex'));
  JSON.parse(body.toString());
  zstdCompressSync(body, {
    params: { [constants.ZSTD_c_compressionLevel]: 1 },
    pledgedSrcSize: body.length,
    chunkSize: 4096,
  });
  if (genuine) {
    accepted++;
  }
  response.statusCode = genuine ? 202 : 403;
  response.end(JSON.stringify({ accepted }));
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address !== 'string') {
    process.send?.({ port: address.port, accepted });
  }
});
process.on('message', () => process.send?.({ port: 0, accepted }));
process.on('SIGTERM', () => process.exit());
