import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Container, Flex, Skeleton, Text, VisuallyHidden } from '@backstage/ui';
import { useFormats } from '@pitstop/charts';
import { devhoseReinterpretationReadPermission } from '@pitstop/plugin-devhose-common';
import { StateCard, useReason } from '@pitstop/states';
import { readerTimeZone } from '../events/readerTimeZone';
import { DeniedState } from '../states/DeniedState';
import { FailedState } from '../states/FailedState';
import { hasStatus } from '../states/hasStatus';
import { devhoseTranslationRef } from '../translation';
import { ReinterpretationCard } from './ReinterpretationCard';
import { SourceVersions } from './SourceVersions';
import { useReinterpretation } from './useReinterpretation';

/** By which interpreters deliveries were read, and reading the past again. */
export function InterpretationPage() {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const reasonOf = useReason();
  const formats = useFormats(readerTimeZone);
  const { status, error, failure, isBusy, reload, act } = useReinterpretation();
  return (
    <Container>
      <main>
        <Flex direction="column" gap="4" py="4">
          {renderContent()}
        </Flex>
      </main>
    </Container>
  );

  function renderContent() {
    if (hasStatus(error, [403])) {
      return (
        <DeniedState permission={devhoseReinterpretationReadPermission.name} />
      );
    }
    if (!status) {
      return error ? (
        <FailedState error={error} onRetry={reload} />
      ) : (
        <div aria-busy="true">
          <VisuallyHidden role="status">
            {t('interpretation.loading')}
          </VisuallyHidden>
          <Skeleton width="100%" height={320} />
        </div>
      );
    }
    if (status.sources.length === 0) {
      return (
        <StateCard title={t('interpretation.emptyTitle')}>
          <Text as="p">{t('interpretation.empty')}</Text>
        </StateCard>
      );
    }
    return (
      <>
        {error && <FailedState error={error} onRetry={reload} />}
        {failure && (
          <Text as="p" role="alert">
            {t('interpretation.failed', { reason: reasonOf(failure) })}
          </Text>
        )}
        <SourceVersions status={status} formats={formats} />
        <ReinterpretationCard
          status={status}
          formats={formats}
          isBusy={isBusy}
          onAct={act}
        />
      </>
    );
  }
}
