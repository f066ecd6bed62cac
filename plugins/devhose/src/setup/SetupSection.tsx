import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Formats } from '@pitstop/charts';
import type {
  SourceSetup,
  SourceSetupStatus,
} from '@pitstop/plugin-devhose-common';
import { Section } from '../event/Section';
import { devhoseTranslationRef } from '../translation';
import { CheckPanel } from './CheckPanel';
import { SetupSteps } from './SetupSteps';

interface SetupSectionProps {
  status: SourceSetupStatus;
  setup: SourceSetup;
  formats: Formats;
}

/** How a source is set up, and whether it works. */
export function SetupSection({ status, setup, formats }: SetupSectionProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  return (
    <>
      {!setup.watched && (
        <Section title={t('check.title')}>
          <CheckPanel source={status.id} formats={formats} />
        </Section>
      )}
      <Section title={t('setup.title')}>
        <SetupSteps status={status} setup={setup} />
      </Section>
    </>
  );
}
