import type { ReactNode } from 'react';
import { DateTime } from 'luxon';
import { parseDate, today } from '@internationalized/date';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  DateRangePicker,
  Select,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { granularities } from '@pitstop/plugin-ledger-common';
import { isCustom, rangePresets } from '../range/DeliveryQuery';
import { calendarDays, granularitiesFor } from '../range/resolveRange';
import type { DeliveryQueryState } from '../range/useDeliveryQuery';
import { ledgerTranslationRef } from '../translation';
import styles from './DeliveryToolbar.module.css';

const customOption = 'custom';

interface DeliveryToolbarProps extends DeliveryQueryState {
  /** Further choices, in the same row. */
  children?: ReactNode;
}

/** Where the reader chooses what is shown. */
export function DeliveryToolbar(props: DeliveryToolbarProps) {
  const { query, rejected, timeZone, setRange, setGranularity } = props;
  const { t } = useTranslationRef(ledgerTranslationRef);
  const now = DateTime.now().setZone(timeZone);
  const offered = granularitiesFor(query.range, now);

  const chooseRange = (option: unknown) => {
    const preset = rangePresets.find(each => each === option);
    // A custom range begins as the one that was shown.
    setRange(preset ? { preset } : calendarDays(query.range, now));
  };

  return (
    <>
      <div
        className={styles.toolbar}
        role="group"
        aria-label={t('toolbar.label')}
      >
        <div className={styles.range}>
          <Select
            label={t('toolbar.range')}
            selectionMode="single"
            value={isCustom(query.range) ? customOption : query.range.preset}
            onChange={chooseRange}
            options={[
              ...rangePresets.map(preset => ({
                id: preset,
                label: t(`toolbar.preset.${preset}`),
              })),
              { id: customOption, label: t('toolbar.preset.custom') },
            ]}
          />
        </div>
        {isCustom(query.range) && (
          <div>
            <DateRangePicker
              label={t('toolbar.customRange')}
              value={{
                start: parseDate(query.range.from),
                end: parseDate(query.range.to),
              }}
              maxValue={today(timeZone)}
              onChange={picked => {
                if (picked) {
                  setRange({
                    from: picked.start.toString(),
                    to: picked.end.toString(),
                  });
                }
              }}
            />
          </div>
        )}
        <ToggleButtonGroup
          aria-label={t('toolbar.granularity')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[query.granularity]}
          onSelectionChange={selected => {
            const chosen = granularities.find(each => selected.has(each));
            if (chosen) {
              setGranularity(chosen);
            }
          }}
        >
          {granularities.map(granularity => (
            <ToggleButton
              key={granularity}
              id={granularity}
              isDisabled={!offered.includes(granularity)}
            >
              {t(`granularity.${granularity}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        {props.children}
      </div>
      {rejected.length > 0 && (
        <Alert
          status="warning"
          icon
          title={t('toolbar.rejectedTitle')}
          description={t('toolbar.rejected', { parts: rejected.join(', ') })}
        />
      )}
    </>
  );
}
