import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { historyLines } from '@pitstop/sandbox';
import { LedgerProcess } from '../__testUtils__/LedgerProcess';
import { emptyDatabase } from '../__testUtils__/testDatabase';

jest.setTimeout(300_000);

const run = promisify(execFile);
const bin = resolvePackagePath('@pitstop/plugin-ledger-backend', 'bin/ledger');

describe('ledger rebuild', () => {
  let backend: LedgerProcess;

  async function ledger(...args: string[]): Promise<string> {
    const { NODE_OPTIONS, ...environment } = process.env;
    const { url, token } = backend.portal;
    const { stdout } = await run(
      process.execPath,
      [bin, 'rebuild', ...args, '--url', url],
      { env: { ...environment, LEDGER_TOKEN: token } },
    );
    return stdout;
  }

  beforeAll(async () => {
    backend = await LedgerProcess.start(await emptyDatabase());
    const history = historyLines({
      seed: 1,
      size: 'tiny',
      until: Date.parse('2026-03-01T00:00:00Z'),
    });
    await backend.import([...history]);
  });

  afterAll(() => backend.stop());

  it('computes all again, tells what would change, and shows it when it is told to', async () => {
    await expect(ledger('status')).resolves.toBe('There was no rebuild yet.\n');

    const ready = await ledger();
    expect(ready).toContain('Rebuild 1 is ready, and nothing of it is shown');
    expect(ready).toContain('As many facts of each kind as before.');
    expect(ready).toMatch(/^ {2}deployments {2}\d+-[0-9a-f]+$/m);

    await expect(ledger('take')).resolves.toContain('is what the pages show');
    await expect(ledger('return')).resolves.toContain('are back');
    await expect(ledger('--take')).resolves.toContain(
      'Rebuild 2 is what the pages show',
    );
  });

  it('says why it cannot', async () => {
    await expect(ledger('cancel')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("Rebuild 2 is taken, and can't be"),
    });
    await expect(ledger('--url', 'portal')).rejects.toMatchObject({
      stderr: expect.stringContaining('It must begin with http'),
    });
  });
});
