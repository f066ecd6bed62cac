import fc from 'fast-check';
import { Samples } from './Samples';

/** As percentile_cont() is defined, from values in order. */
function interpolate(values: number[], fraction: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const rank = fraction * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(rank)], sorted[Math.ceil(rank)]];
  return low + (rank - Math.floor(rank)) * (high - low);
}

const places = 4;

// Few different ones, so that many are equal, and many.
const value = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer());

const samples = fc.array(fc.tuple(fc.nat({ max: places - 1 }), value), {
  maxLength: 600,
});

const stretch = fc
  .tuple(fc.nat({ max: places - 1 }), fc.nat({ max: places - 1 }))
  .map(ends => ends.toSorted((one, other) => one - other));

const fraction = fc.double({ min: 0, max: 1, noNaN: true });

it('finds the percentiles of any places, in any order', () => {
  fc.assert(
    fc.property(
      samples,
      fc.array(fc.tuple(stretch, fraction), { minLength: 1 }),
      (added, questions) => {
        const all = Samples.create({ places });
        for (const [place, each] of added) {
          all.add(place, each);
        }
        for (const [[from, to], asked] of questions) {
          const values = added
            .filter(([place]) => place >= from && place <= to)
            .map(([, each]) => each);

          expect(all.count(from, to)).toBe(values.length);
          expect(all.percentiles(from, to, [0.5, asked])).toEqual(
            values.length === 0
              ? undefined
              : [interpolate(values, 0.5), interpolate(values, asked)],
          );
        }
      },
    ),
  );
});

it('leaves out what is no number', () => {
  const all = Samples.create({ places: 1 });
  all.add(0, NaN);
  expect(all.percentiles(0, 0, [0.5])).toBeUndefined();
  all.add(0, 7);
  expect(all.percentiles(0, 0, [0.5, 0.9])).toEqual([7, 7]);
});
