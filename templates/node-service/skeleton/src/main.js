import { createService } from './server.js';

const port = Number(process.env.PORT ?? 8080);
const service = createService();
service.listen(port, () => process.stdout.write(`Listening on ${port}\n`));
process.once('SIGTERM', () => service.close());
