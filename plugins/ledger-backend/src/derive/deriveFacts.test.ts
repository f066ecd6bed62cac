import fc from 'fast-check';
import { arbitraryStory } from '../__testUtils__/arbitraryStory';
import { factsOf } from '../__testUtils__/factsOf';
import type { ChangeFact } from './Facts';

/** The same events in another order, some of them several times. */
const disturbed = arbitraryStory.chain(events =>
  fc.record({
    events: fc.constant(events),
    inDisorder: fc
      .array(fc.nat({ max: events.length - 1 }), { maxLength: 20 })
      .chain(repeated =>
        fc.shuffledSubarray(
          [...events, ...repeated.map(index => events[index])],
          { minLength: events.length + repeated.length },
        ),
      ),
  }),
);

function stagesOf(change: ChangeFact): number[] {
  return Object.values(change.stageMilliseconds ?? {});
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

describe('facts', () => {
  it('are the same in whatever order events come in, and however often', () => {
    fc.assert(
      fc.property(disturbed, ({ events, inDisorder }) => {
        expect(factsOf(inDisorder)).toEqual(factsOf(events));
      }),
      { numRuns: 2_000 },
    );
  });

  it('hold together, whatever happens in a repository', () => {
    fc.assert(
      fc.property(arbitraryStory, events => {
        const { changes, deployments, firstDeployedAt } = factsOf(events);

        expect(new Set(changes.map(({ change }) => change)).size).toBe(
          changes.length,
        );
        const measured = changes.filter(change => change.stageMilliseconds);
        expect(measured.flatMap(stagesOf).every(stage => stage >= 0)).toBe(
          true,
        );
        expect(measured.map(change => sum(stagesOf(change)))).toEqual(
          measured.map(change => change.leadTimeMilliseconds),
        );
        const deployed = changes.filter(change => change.deployedAt);
        expect(deployed.some(change => change.presumedDeployed)).toBe(false);
        expect(
          Math.min(...deployed.map(({ deployedAt }) => deployedAt ?? NaN)),
        ).toBeGreaterThanOrEqual(firstDeployedAt ?? 0);
        const succeeded = deployments.filter(({ kind }) => kind !== 'failed');
        expect(firstDeployedAt !== undefined).toBe(succeeded.length > 0);
      }),
      { numRuns: 1_000 },
    );
  });
});
