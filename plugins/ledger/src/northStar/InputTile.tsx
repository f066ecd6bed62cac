import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Sparkline, type Formats } from '@pitstop/charts';
import { EvidenceLink } from '../evidence/EvidenceLink';
import { Tile } from '../home/Tile';
import { Trend } from '../metrics/Trend';
import { writeQuantity } from '../metrics/writeQuantity';
import { compare, compareRates } from '../report/compare';
import { ledgerTranslationRef } from '../translation';
import type { NorthStarInput } from './northStarInputs';
import { wholeWeeks } from './wholeWeeks';

interface InputTileProps {
  input: NorthStarInput;
  formats: Formats;
}

/** An input of the last whole week, against the week before, with its course. */
export function InputTile({ input, formats }: InputTileProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { quantity, betterWhen, evidence, weeks } = input;
  const name = t(`northStar.input.${input.name}`);
  const write = (value: number | undefined) =>
    value === undefined ? t('noData') : writeQuantity(value, quantity, formats);
  const whole = wholeWeeks(weeks);
  const last = whole.at(-1);
  const before = whole.at(-2);
  const toComparison = quantity === 'rate' ? compareRates : compare;
  return (
    <Tile
      label={name}
      value={
        evidence && last?.value !== undefined ? (
          <EvidenceLink
            evidence={evidence}
            number={`${name}: ${write(last.value)}`}
          >
            {write(last.value)}
          </EvidenceLink>
        ) : (
          write(last?.value)
        )
      }
      trend={
        before && last?.value !== undefined ? (
          <Trend
            comparison={toComparison(last.value, before.value, betterWhen)}
            of={quantity}
            previousRange={{ from: before.start, to: before.end }}
            formats={formats}
          />
        ) : (
          <Text variant="body-small" color="secondary">
            {t('northStar.quiet')}
          </Text>
        )
      }
      sparkline={
        weeks.some(week => week.value !== undefined) && (
          <Sparkline
            label={t('northStar.course', {
              name,
              day: formats.day(weeks[0].start),
              values: weeks.map(week => write(week.value)).join(', '),
            })}
            values={weeks.map(week => week.value)}
            lastIncomplete={weeks.at(-1)?.incomplete}
            height={56}
          />
        )
      }
    />
  );
}
