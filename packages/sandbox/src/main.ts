import { isError } from '@backstage/errors';
import { createCli } from './cli';

createCli()
  .parseAsync()
  .catch((error: unknown) => {
    // The reader of the history has had enough.
    if (isError(error) && error.code === 'EPIPE') {
      return;
    }
    process.stderr.write(`${isError(error) ? error.message : error}\n`);
    process.exitCode = 1;
  });
