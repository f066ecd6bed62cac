import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import type {
  DeliveryReading,
  ReinterpretationSample,
} from '@pitstop/plugin-devhose-common';
import { devhoseTranslationRef } from '../translation';
import styles from './Reinterpretation.module.css';

const indentation = 2;

/** A delivery as it was read, beside how it is read. */
export function Sample({ sample }: { sample: ReinterpretationSample }) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const { source } = sample;
  const sequence = String(sample.sequence);
  return (
    <li>
      <Flex direction="column" gap="2">
        <Text>{t('interpretation.sample', { source, sequence })}</Text>
        <div className={styles.sides}>
          {renderSide(t('interpretation.before'), sample.before)}
          {renderSide(t('interpretation.after'), sample.after)}
        </div>
      </Flex>
    </li>
  );

  function renderSide(side: string, reading: DeliveryReading) {
    const { status, reason, version, events } = reading;
    return (
      <Flex direction="column" gap="1">
        <Text variant="body-small" color="secondary">
          {t('interpretation.side', {
            side,
            version: version === undefined ? '–' : String(version),
            status: t(`interpretation.status.${status}`),
          })}
        </Text>
        <pre
          className={styles.side}
          role="region"
          aria-label={t('interpretation.sideOf', { side, sequence })}
          // A region that scrolls has to be reachable with the keyboard.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          {reason ??
            (events.length > 0
              ? JSON.stringify(events, undefined, indentation)
              : t('interpretation.noEvents'))}
        </pre>
      </Flex>
    );
  }
}
