// Starts a process that would run for ever, says which, and waits to be killed.
import { ManagedProcess } from './managedProcess.ts';
import { endWithParentArgs } from './portal/nodeArgs.ts';

const owned = await ManagedProcess.start({
  name: 'the example',
  logName: 'owned',
  logDirectory: process.argv[2],
  command: process.execPath,
  args: [...endWithParentArgs, '--eval', 'setInterval(() => {}, 1000)'],
  environment: process.env,
  stopPatienceSeconds: 5,
  endsWithParent: true,
});
process.stdout.write(String(owned.pid));
await owned.watch();
