import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, Flex, Text } from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import type { ReinterpretationStatus } from '@pitstop/plugin-devhose-common';
import { devhoseTranslationRef } from '../translation';
import { PlainTable } from './PlainTable';

interface SourceVersionsProps {
  status: ReinterpretationStatus;
  formats: Formats;
}

/** Which version reads each source, and what was read by others. */
export function SourceVersions({ status, formats }: SourceVersionsProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const { sources, countedUpTo, head } = status;
  return (
    <Card>
      <CardBody>
        <Flex direction="column" gap="3">
          <Text as="h2" variant="title-x-small" weight="bold">
            {t('interpretation.sources')}
          </Text>
          <PlainTable
            caption={t('interpretation.sources')}
            columns={[
              t('interpretation.source'),
              t('interpretation.version'),
              t('interpretation.deliveries'),
              t('interpretation.outdated'),
              t('interpretation.quarantined'),
            ]}
            rows={sources.map(source => [
              source.source,
              String(source.version),
              formats.count(source.deliveries),
              formats.count(source.outdated),
              formats.count(source.quarantined),
            ])}
          />
          {countedUpTo < head && (
            <Text as="p" color="secondary" variant="body-small">
              {t('interpretation.counting', {
                counted: formats.count(countedUpTo),
                head: formats.count(head),
              })}
            </Text>
          )}
        </Flex>
      </CardBody>
    </Card>
  );
}
