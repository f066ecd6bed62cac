import { parseDate, today } from '@internationalized/date';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DateRangePicker, Select } from '@backstage/ui';
import { rangePresets, type EventsQuery } from '../query/EventsQuery';
import { devhoseTranslationRef } from '../translation';

type Range = EventsQuery['range'];

interface RangeFilterProps {
  range: Range;
  timeZone: string;
  onChange: (range: Range) => void;
}

const custom = 'custom';
const all = 'all';

function optionOf(range: Range): string {
  if (range === undefined) {
    return all;
  }
  return 'preset' in range ? range.preset : custom;
}

/** When it was received. */
export function RangeFilter({ range, timeZone, onChange }: RangeFilterProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const choose = (chosen: unknown) => {
    const preset = rangePresets.find(each => each === chosen);
    if (preset) {
      onChange({ preset });
    } else if (chosen === custom) {
      const day = today(timeZone);
      onChange({
        from: day.subtract({ days: 6 }).toString(),
        to: day.toString(),
      });
    } else {
      onChange(undefined);
    }
  };
  return (
    <>
      <Select
        label={t('filter.range')}
        value={optionOf(range)}
        onChange={choose}
        options={[
          { id: all, label: t('filter.preset.all') },
          ...rangePresets.map(preset => ({
            id: preset,
            label: t(`filter.preset.${preset}`),
          })),
          { id: custom, label: t('filter.preset.custom') },
        ]}
      />
      {range && 'from' in range && (
        <div>
          <DateRangePicker
            label={t('filter.customRange')}
            value={{ start: parseDate(range.from), end: parseDate(range.to) }}
            maxValue={today(timeZone)}
            onChange={picked => {
              if (picked) {
                onChange({
                  from: picked.start.toString(),
                  to: picked.end.toString(),
                });
              }
            }}
          />
        </div>
      )}
    </>
  );
}
