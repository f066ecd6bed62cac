import { createServer } from 'node:http';
import { readAndDrop } from './readAndDrop';

/** Nothing is routed, logged, understood or stored. */
const secret = process.env.BENCHMARK_SECRET ?? '';
let accepted = 0;

const server = createServer(async (request, response) => {
  const genuine = await readAndDrop(request, secret);
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
