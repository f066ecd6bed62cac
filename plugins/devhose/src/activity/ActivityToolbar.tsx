import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Switch, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { devhoseTranslationRef } from '../translation';
import { useVocabulary } from '../events/useVocabulary';
import { eventKinds, kindOf } from '../vocabulary/EventKind';
import type { ActivityQuery } from './activitySearch';

interface ActivityToolbarProps {
  query: ActivityQuery;
  onChange: (query: ActivityQuery) => void;
}

/** Where the reader chooses what is told. */
export function ActivityToolbar({ query, onChange }: ActivityToolbarProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const { vocabulary } = useVocabulary();
  const offered = eventKinds.filter(
    kind =>
      !vocabulary ||
      query.kinds.includes(kind) ||
      vocabulary.types.some(type => kindOf(type) === kind),
  );
  return (
    <Flex align="center" justify="between" gap="4" style={{ flexWrap: 'wrap' }}>
      <ToggleButtonGroup
        aria-label={t('activity.kinds')}
        selectionMode="multiple"
        selectedKeys={[...query.kinds]}
        onSelectionChange={chosen =>
          onChange({
            ...query,
            kinds: eventKinds.filter(kind => chosen.has(kind)),
          })
        }
      >
        {offered.map(kind => (
          <ToggleButton key={kind} id={kind}>
            {t(`kind.${kind}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Flex gap="4" style={{ flexWrap: 'wrap' }}>
        <Switch
          label={t('activity.failuresOnly')}
          isSelected={query.failuresOnly}
          onChange={failuresOnly => onChange({ ...query, failuresOnly })}
        />
        <Switch
          label={t('activity.everyStep')}
          isSelected={query.everyStep}
          onChange={everyStep => onChange({ ...query, everyStep })}
        />
      </Flex>
    </Flex>
  );
}
