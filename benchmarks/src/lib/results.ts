import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { resolve } from 'node:path';

/** What a benchmark found, with what it takes to judge it. */
export interface BenchmarkResult {
  name: string;
  size: string;
  /** One row per thing measured; printed as a table. */
  rows: Array<Record<string, string | number>>;
  /** The sentences to quote. */
  ratios: Record<string, number>;
}

/** Prints the table and keeps it as `benchmarks/results/<name>.json`. */
export async function report(
  result: BenchmarkResult,
  postgresVersion: string,
): Promise<void> {
  console.table(result.rows);
  console.table(result.ratios);
  const directory = resolve(__dirname, '../../results');
  await mkdir(directory, { recursive: true });
  const environment = {
    node: process.version,
    postgres: postgresVersion,
    cpu: cpus()[0].model,
    cores: cpus().length,
    // Above the number of cores, others were at work as well.
    loadAverage: loadavg().map(load => Number(load.toFixed(1))),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
  };
  await writeFile(
    resolve(directory, `${result.name}.json`),
    `${JSON.stringify(
      { ...result, environment, measuredAt: new Date().toISOString() },
      null,
      2,
    )}\n`,
  );
}
