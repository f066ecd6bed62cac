import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Accordion,
  AccordionGroup,
  AccordionPanel,
  AccordionTrigger,
  Alert,
  Flex,
  Text,
} from '@backstage/ui';
import type { SourceSetupStatus } from '@pitstop/plugin-devhose-common';
import { useReason } from '@pitstop/states';
import { devhoseTranslationRef } from '../translation';
import { SetupSteps } from './SetupSteps';

interface OtherToolsProps {
  setups: { data?: SourceSetupStatus[]; error?: Error };
}

function toolOf({ id, setup }: SourceSetupStatus): string {
  return setup?.tool ?? id;
}

/** Tools that could send deliveries too, and how. */
export function OtherTools({ setups }: OtherToolsProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const reasonOf = useReason();
  const { data, error } = setups;
  if (error) {
    return (
      <Alert
        status="danger"
        icon
        title={t('setup.failed', { reason: reasonOf(error) })}
      />
    );
  }
  const others = (data ?? [])
    .filter(({ on }) => !on)
    .sort((a, b) => toolOf(a).localeCompare(toolOf(b)));
  if (others.length === 0) {
    return null;
  }
  return (
    <section aria-label={t('setup.others')}>
      <Flex direction="column" gap="3">
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('setup.others')}
        </Text>
        <Text variant="body-small" color="secondary">
          {t('setup.othersHelp')}
        </Text>
        <AccordionGroup>
          {others.map(
            status =>
              status.setup && (
                <Accordion key={status.id}>
                  <AccordionTrigger title={status.setup.tool} />
                  <AccordionPanel>
                    <SetupSteps status={status} setup={status.setup} />
                  </AccordionPanel>
                </Accordion>
              ),
          )}
        </AccordionGroup>
      </Flex>
    </section>
  );
}
