import fc from 'fast-check';
import { arbitraryStory } from '../__testUtils__/arbitraryStory';
import { factsOf } from '../__testUtils__/factsOf';

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
        for (const change of changes) {
          const { leadTimeMilliseconds, stageMilliseconds } = change;
          if (stageMilliseconds) {
            const stages = Object.values(stageMilliseconds);
            expect(Math.min(...stages)).toBeGreaterThanOrEqual(0);
            expect(stages.reduce((sum, stage) => sum + stage)).toBe(
              leadTimeMilliseconds,
            );
          }
          if (change.deployedAt !== undefined) {
            expect(firstDeployedAt).toBeLessThanOrEqual(change.deployedAt);
            expect(change.presumedDeployed).toBe(false);
          }
        }
        const succeeded = deployments.filter(({ kind }) => kind !== 'failed');
        expect(firstDeployedAt !== undefined).toBe(succeeded.length > 0);
      }),
      { numRuns: 1_000 },
    );
  });
});
