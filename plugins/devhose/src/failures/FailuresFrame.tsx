import type { ReactNode } from 'react';
import type { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Card,
  CardBody,
  CardHeader,
  Flex,
  Skeleton,
  Text,
} from '@backstage/ui';
import { useFormats } from '@pitstop/charts';
import { useReason } from '@pitstop/states';
import { readerTimeZone } from '../events/readerTimeZone';
import { devhoseTranslationRef } from '../translation';
import { FailureItems } from './FailureItems';
import type { FailuresState } from './useFailures';

interface FailuresFrameProps {
  state: FailuresState;
  /** Whose failures they are, if of one. */
  entity?: Entity;
  /** Whose they are, and since when. */
  caption: string;
  /** Said where nothing has failed. */
  none: string;
  /** Where there is more. */
  children?: ReactNode;
}

/** The card of what failed lately, whatever is known of it. */
export function FailuresFrame(props: FailuresFrameProps) {
  const { state, caption, children } = props;
  const { t } = useTranslationRef(devhoseTranslationRef);
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('failures.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="4">
          <Text as="p" variant="body-small" color="secondary">
            {caption}
            {state.failures !== undefined &&
              state.failures.items.length > 0 &&
              ` ${t('failures.count', { count: state.failures.lasting })}`}
          </Text>
          <FailuresBody {...props} />
          {children}
        </Flex>
      </CardBody>
    </Card>
  );
}

function FailuresBody({ state, entity, none }: FailuresFrameProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const reasonOf = useReason();
  const formats = useFormats(readerTimeZone);
  const { failures, error, retry } = state;
  if (error) {
    return (
      <Flex direction="column" gap="2" role="alert">
        <Text as="p">{t('failures.failed', { reason: reasonOf(error) })}</Text>
        <div>
          <Button variant="secondary" onPress={retry}>
            {t('state.retry')}
          </Button>
        </div>
      </Flex>
    );
  }
  if (!failures) {
    return <Skeleton width="100%" height={72} />;
  }
  return failures.items.length === 0 ? (
    <Text as="p">{none}</Text>
  ) : (
    <FailureItems entity={entity} failures={failures.items} formats={formats} />
  );
}
