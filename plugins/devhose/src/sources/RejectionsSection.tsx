import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { StackedColumnChart, type Formats } from '@pitstop/charts';
import type { SourceStatus } from '@pitstop/plugin-devhose-common';
import { Section } from '../event/Section';
import { devhoseTranslationRef } from '../translation';
import { rejectionRanges } from './rejectionPeriods';
import { rejectionsChart } from './rejectionsChart';
import { useRejectionRange } from './useRejectionRange';

interface RejectionsSectionProps {
  source: SourceStatus;
  formats: Formats;
}

/** What was refused, why, and what to do about it. */
export function RejectionsSection(props: RejectionsSectionProps) {
  const { source, formats } = props;
  const { t } = useTranslationRef(devhoseTranslationRef);
  const [range, setRange] = useRejectionRange();
  const { reasons, ...chart } = rejectionsChart(
    source.rejections,
    { range, now: Date.now() },
    formats,
    t,
  );
  return (
    <Section title={t('rejections.title')}>
      <ToggleButtonGroup
        aria-label={t('rejections.range')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[range]}
        onSelectionChange={keys => {
          const chosen = rejectionRanges.find(each => keys.has(each));
          if (chosen) {
            setRange(chosen);
          }
        }}
      >
        {rejectionRanges.map(each => (
          <ToggleButton key={each} id={each}>
            {t(`rejections.${each}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <StackedColumnChart {...chart} headingLevel={4} height={180} />
      {reasons.length > 0 && (
        <Flex direction="column" gap="2">
          {reasons.map(reason => (
            <Text key={reason} as="p" variant="body-small" color="secondary">
              {t(`rejections.help.${reason}`)}
            </Text>
          ))}
        </Flex>
      )}
    </Section>
  );
}
