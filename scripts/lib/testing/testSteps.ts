import { browserTestFiles, runBrowserTests } from './browserTests.ts';
import { checkTypes, lint } from './checks.ts';
import type { Counts } from './counts.ts';
import { runJestTests } from './jestTests.ts';
import { runScriptTests, scriptTestFiles } from './scriptTests.ts';
import type { TestContext } from './testContext.ts';

/** A part of `npm test`. */
export interface TestStep {
  name: string;
  run(): Promise<Counts>;
}

/** All parts; with a pattern, those that have tests whose path matches it. */
export function testSteps(context: TestContext): TestStep[] {
  const { pattern, signal } = context;
  const matches = (path: string) =>
    pattern.length === 0 || pattern.some(part => new RegExp(part).test(path));
  const scriptTests = scriptTestFiles().filter(matches);
  const browserTests = browserTestFiles().filter(matches);
  const steps: Array<TestStep & { wanted: boolean }> = [
    {
      name: 'Type check',
      wanted: pattern.length === 0,
      run: () => checkTypes(signal),
    },
    {
      name: 'Lint',
      wanted: pattern.length === 0,
      run: () => lint(signal),
    },
    {
      name: 'Tests of the scripts',
      wanted: scriptTests.length > 0,
      run: () => runScriptTests(scriptTests, context),
    },
    {
      name: 'Unit and integration tests',
      // Jest knows itself which of its tests match.
      wanted: true,
      run: () => runJestTests(context),
    },
    {
      name: 'Browser tests',
      wanted: browserTests.length > 0,
      run: () => runBrowserTests(browserTests, context),
    },
  ];
  return steps.filter(({ wanted }) => wanted);
}
