import type {
  AboutPeople,
  SizeAgainstTime,
  SizeBucket,
} from '@pitstop/plugin-ledger-common';
import type { ChangeVisitor, ScopeFacts, Stretch } from '../facts';
import { lastAtOrBefore } from '../facts/lastAtOrBefore';
import { FewPeople, type AllowedStretches } from '../people';
import { basisOf } from './basisOf';
import { Samples } from './Samples';
import { spearmanRho } from './spearman';
import type { Window } from './Window';

/** Where buckets of lines begin. */
const bucketStarts = [0, 10, 50, 100, 250, 500, 1000];

const places = bucketStarts.length;

const mostPoints = 200;

/** Ranking more than these says no more, and takes its time. */
const mostRanked = 20_000;

const fewestRanked = 3;

/** Size of the pull requests merged in the range against the time it took to merge them. */
export function measureSizes(
  facts: ScopeFacts,
  window: Window,
  allowed: AllowedStretches,
): AboutPeople<SizeAgainstTime> {
  const { minimum } = allowed;
  const people = FewPeople.create({ places, enough: minimum });
  const seconds = Samples.create({ places });
  const lines = Samples.create({ places });
  if (allowed.current) {
    eachSized(facts, allowed.current, (row, changes) => {
      const bucket = lastAtOrBefore(bucketStarts, changes.lines[row]);
      people.add(bucket, changes.contributors, row);
      seconds.add(bucket, changes.mergeMilliseconds[row] / 1000);
      lines.add(bucket, changes.lines[row]);
    });
  }
  const [medianLines] = lines.percentiles(0, places - 1, [0.5]) ?? [];
  if (
    !allowed.current ||
    medianLines === undefined ||
    people.countTogether(bucketStarts.keys()) < minimum
  ) {
    return hasSizes(facts, window)
      ? { status: 'withheld', minimumContributors: minimum }
      : { status: 'no-data' };
  }
  const changes = lines.count(0, places - 1);
  const pairs = samplePairs(facts, allowed.current, changes);
  const rho = pairs.length < fewestRanked ? undefined : spearmanRho(pairs);
  return {
    status: 'shown',
    ...basisOf(true, window, allowed),
    changes,
    medianLines,
    buckets: bucketStarts.map((fromLines, bucket) => {
      const toLines = bucketStarts[bucket + 1];
      return {
        fromLines,
        ...(toLines !== undefined && { toLines }),
        timeToMerge: timeOf(
          seconds,
          bucket,
          people.count(bucket) >= minimum,
          minimum,
        ),
      };
    }),
    ...(rho !== undefined && { spearmanRho: rho }),
    points: pointsOf(pairs),
  };
}

function timeOf(
  seconds: Samples,
  bucket: number,
  isShown: boolean,
  minimum: number,
): SizeBucket['timeToMerge'] {
  const quartiles = seconds.percentiles(bucket, bucket, [0.25, 0.5, 0.75]);
  if (!quartiles) {
    return { status: 'no-data' };
  }
  return isShown
    ? {
        status: 'shown',
        changes: seconds.count(bucket, bucket),
        quartileSeconds: [...quartiles],
      }
    : { status: 'withheld', minimumContributors: minimum };
}

/** Pull requests whose size is known. */
function eachSized(
  facts: ScopeFacts,
  stretch: Stretch,
  visit: ChangeVisitor,
): void {
  facts.eachChange('mergedAt', stretch, (row, changes, unit) => {
    if (changes.lines[row] >= 0 && changes.mergeMilliseconds[row] >= 0) {
      visit(row, changes, unit);
    }
  });
}

function hasSizes(facts: ScopeFacts, stretch: Stretch): boolean {
  let has = false;
  eachSized(facts, stretch, () => {
    has = true;
  });
  return has;
}

/** By lines, then by seconds; always the same of more than can be ranked. */
function samplePairs(
  facts: ScopeFacts,
  stretch: Stretch,
  changes: number,
): Array<[lines: number, seconds: number]> {
  const every = 1 + Math.floor(changes / mostRanked);
  const pairs: Array<[number, number]> = [];
  eachSized(facts, stretch, (row, { identity, lines, mergeMilliseconds }) => {
    if (identity[row] % every === 0) {
      pairs.push([lines[row], mergeMilliseconds[row] / 1000]);
    }
  });
  return pairs.sort(
    ([lines, seconds], [otherLines, otherSeconds]) =>
      lines - otherLines || seconds - otherSeconds,
  );
}

/**
 * Every so many-th point in the order of sizes. Rounded to minutes: nobody needs
 * to recognise a pull request by its seconds.
 */
function pointsOf(
  pairs: ReadonlyArray<[lines: number, seconds: number]>,
): SizeAgainstTime['points'] {
  const every = 1 + Math.floor(pairs.length / mostPoints);
  return pairs
    .filter((_, index) => (index + 1) % every === 0)
    .map(([lines, seconds]) => ({
      lines,
      seconds: Math.round(seconds / 60) * 60,
    }));
}
