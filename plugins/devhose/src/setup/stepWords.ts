import type { Formats } from '@pitstop/charts';
import type { SourceCheck } from '@pitstop/plugin-devhose-common';
import type { Translate } from '../translation';

/** What a step of a check came to, in a sentence. */
export function stepWords(
  { sequence, secret }: SourceCheck,
  { step, verdict }: Pick<SourceCheck['steps'][number], 'step' | 'verdict'>,
  formats: Formats,
  t: Translate,
): string {
  if (verdict !== 'passed') {
    return t(
      verdict === 'failed'
        ? `check.failure.${step}`
        : `check.impossible.${step}`,
    );
  }
  if (step === 'stored' && sequence !== undefined) {
    return t('check.words.storedAs', { sequence: formats.count(sequence) });
  }
  if (step === 'proven' && secret) {
    return t('check.words.provenBy', {
      position: String(secret.position),
      fingerprint: secret.fingerprint,
    });
  }
  return t(`check.words.${step}`);
}
