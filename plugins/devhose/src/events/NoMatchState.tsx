import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import { StateCard } from '@pitstop/states';
import { devhoseTranslationRef } from '../translation';

/** There are events, but none like that. */
export function NoMatchState({ onReset }: { onReset: () => void }) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  return (
    <StateCard title={t('events.noMatchTitle')}>
      <Text as="p">{t('events.noMatch')}</Text>
      <div>
        <Button variant="secondary" onPress={onReset}>
          {t('events.reset')}
        </Button>
      </div>
    </StateCard>
  );
}
