import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon, Flex, Text } from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import type {
  SourceSetupStatus,
  SourceStatus,
} from '@pitstop/plugin-devhose-common';
import { RiCloseLine } from '@remixicon/react';
import { Section } from '../event/Section';
import { usePanel } from '../event/usePanel';
import { devhoseTranslationRef } from '../translation';
import { HealthFacts } from './HealthFacts';
import { QuarantineSection } from './QuarantineSection';
import { RejectionsSection } from './RejectionsSection';
import { SetupSection } from '../setup/SetupSection';
import styles from './SourceDetails.module.css';

interface SourceDetailsProps {
  source: SourceStatus;
  setup?: SourceSetupStatus;
  formats: Formats;
  onClose: () => void;
}

/** All that is known of a source, and what to do about it. */
export function SourceDetails(props: SourceDetailsProps) {
  const { source, setup, formats, onClose } = props;
  const { t } = useTranslationRef(devhoseTranslationRef);
  const panel = usePanel(onClose);
  // Until the tool has spoken, how to make it speak comes first.
  const wasHeard = source.condition !== 'never-heard';
  const howToSetUp = setup?.setup && (
    <SetupSection status={setup} setup={setup.setup} formats={formats} />
  );
  return (
    <section
      className={styles.details}
      aria-label={t('source.label', { name: source.id })}
      {...panel}
    >
      <Flex align="center" justify="between">
        <Text as="h2" variant="title-small" weight="bold">
          {source.id}
        </Text>
        <ButtonIcon
          variant="tertiary"
          icon={<RiCloseLine />}
          aria-label={t('sources.close')}
          onPress={onClose}
        />
      </Flex>
      {!wasHeard && howToSetUp}
      <div className={styles.columns}>
        <Section title={t('source.health')}>
          <HealthFacts source={source} formats={formats} />
        </Section>
        <RejectionsSection source={source} formats={formats} />
      </div>
      <QuarantineSection source={source} formats={formats} />
      {wasHeard && howToSetUp}
    </section>
  );
}
