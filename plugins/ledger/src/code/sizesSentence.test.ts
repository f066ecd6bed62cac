import { mockApis } from '@backstage/frontend-test-utils';
import type { SizeAgainstTime } from '@pitstop/plugin-ledger-common';
import { ledgerTranslationRef } from '../translation';
import { sizesSentence } from './sizesChart';

function sentenceOf(sizes: Partial<SizeAgainstTime>): string {
  const words = mockApis.translation().getTranslation(ledgerTranslationRef);
  if (!words.ready) {
    throw new Error('The words are not there');
  }
  return sizesSentence(
    { changes: 0, medianLines: 40, buckets: [], points: [], ...sizes },
    words.t,
  );
}

describe('what size means for the time to merge', () => {
  it.each([
    // z = 0.161, and chance alone strays by 1.96 · √(1.06 / 9) = 0.673.
    [12, 0.16, /can be chance/],
    // By 1.96 · √(1.06 / 397) = 0.101.
    [400, 0.16, /^Larger pull requests take slightly longer/],
    [400, -0.16, /^Larger pull requests are merged slightly faster/],
    [12, 0.9, /^Larger pull requests take much longer/],
    [3, 1, /can be chance/],
    [12, 0.05, /next to nothing/],
    [1, undefined, /^Too few/],
  ])('of %d pull requests with a rho of %d', (changes, spearmanRho, words) => {
    expect(sentenceOf({ changes, spearmanRho })).toMatch(words);
  });
});
