import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Link, Text } from '@backstage/ui';
import type {
  SourceSetup,
  SourceSetupStatus,
} from '@pitstop/plugin-devhose-common';
import { Snippet } from '@pitstop/states';
import { devhoseTranslationRef } from '../translation';
import { StepText } from './StepText';
import { configSnippet } from './configSnippet';
import { SecretHelp } from './SecretHelp';
import styles from './SetupSteps.module.css';

interface SetupStepsProps {
  status: SourceSetupStatus;
  setup: SourceSetup;
}

/** What to do in the tool and here, with all that has to be copied. */
export function SetupSteps({ status, setup }: SetupStepsProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const { tool } = setup;
  return (
    <div className={styles.columns}>
      <Flex direction="column" gap="3">
        <Text as="h4" variant="body-medium" weight="bold">
          {t('setup.inTool', { tool })}
        </Text>
        <ol className={styles.steps}>
          {setup.steps.map(step => (
            <li key={step}>
              <StepText text={step} />
            </li>
          ))}
        </ol>
        <Link href={setup.documentation} target="_blank">
          {t('setup.documentation', { tool })}
        </Link>
        {status.url && <SetupAddress id={status.id} url={status.url} />}
      </Flex>
      <Flex direction="column" gap="3">
        {!setup.watched && (
          <>
            <Text as="h4" variant="body-medium" weight="bold">
              {t('setup.secret')}
            </Text>
            <SecretHelp madeBy={setup.secretMadeBy} />
          </>
        )}
        <Text as="h4" variant="body-medium" weight="bold">
          {t('setup.config')}
        </Text>
        <Text>{t(configWords(status, setup))}</Text>
        <Snippet text={configSnippet(status, setup)} />
      </Flex>
    </div>
  );
}

function configWords({ on }: SourceSetupStatus, { watched }: SourceSetup) {
  if (!on) {
    return 'setup.configOff';
  }
  return watched ? 'setup.configWatched' : 'setup.configOn';
}

/** Where the tool sends deliveries. */
function SetupAddress({ id, url }: { id: string; url: string }) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  return (
    <>
      <Text as="h4" variant="body-medium" weight="bold">
        {t('setup.url')}
      </Text>
      <Snippet text={url} />
      {id.startsWith('<') && (
        <Text variant="body-small" color="secondary">
          {t('setup.unknownName')}
        </Text>
      )}
    </>
  );
}
