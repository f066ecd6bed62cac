import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import { RiPauseLine, RiPlayLine } from '@remixicon/react';
import { devhoseTranslationRef } from '../translation';
import styles from './LiveBar.module.css';
import { mostNewEvents, type LiveStatus } from './useLiveEvents';

interface LiveBarProps {
  status: LiveStatus;
  paused: boolean;
  /** That came in and are not shown yet. */
  hidden: number;
  onPause: (paused: boolean) => void;
  onShow: () => void;
}

/** Whether new events appear by themselves, and the way to those that wait. */
export function LiveBar(props: LiveBarProps) {
  const { status, paused, hidden, onPause, onShow } = props;
  const { t } = useTranslationRef(devhoseTranslationRef);
  const state = paused ? 'paused' : status;
  return (
    <div className={styles.bar}>
      <Flex align="center" gap="2">
        <span className={styles.light} data-state={state} aria-hidden="true" />
        <Text role="status" variant="body-small" color="secondary">
          {t(`live.${state}`)}
        </Text>
        <Button
          size="small"
          variant="tertiary"
          iconStart={paused ? <RiPlayLine /> : <RiPauseLine />}
          onPress={() => onPause(!paused)}
        >
          {paused ? t('live.resume') : t('live.pause')}
        </Button>
      </Flex>
      {hidden > 0 && (
        <Button size="small" variant="primary" onPress={onShow}>
          {hidden > mostNewEvents
            ? t('live.showMany', { number: String(mostNewEvents) })
            : t('live.show', { count: hidden })}
        </Button>
      )}
    </div>
  );
}
