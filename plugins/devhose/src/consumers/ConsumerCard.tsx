import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Alert, Badge, Card, CardBody, Flex, Text } from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import {
  devhoseConsumerManagePermission,
  type ConsumerStatus,
} from '@pitstop/plugin-devhose-common';
import { FactList } from '../event/FactList';
import { devhoseTranslationRef } from '../translation';
import { DeadLetters } from './DeadLetters';
import { ReplayDialog } from './ReplayDialog';

interface ConsumerCardProps {
  consumer: ConsumerStatus;
  formats: Formats;
  onChanged: () => void;
}

/** On a narrow screen below each other. */
const wrapping = { flexWrap: 'wrap' } as const;

function conditionOf({ lag, stuckSince }: ConsumerStatus) {
  if (stuckSince) {
    return 'stuck';
  }
  return lag.events > 0 ? 'behind' : 'upToDate';
}

/** How a consumer is doing, and what can be done about it. */
export function ConsumerCard(props: ConsumerCardProps) {
  const { consumer, formats, onChanged } = props;
  const { name, lag, lastError, stuckSince, filter, expired } = consumer;
  const { t } = useTranslationRef(devhoseTranslationRef);
  const { allowed: mayManage, loading } = usePermission({
    permission: devhoseConsumerManagePermission,
  });
  const wanted = Object.values(filter).flat();
  const waiting = {
    formatted: formats.count(lag.events),
    duration: formats.duration(lag.seconds),
  };
  const eventsWaiting = lag.atLeast
    ? t('consumers.atLeast', waiting)
    : t('consumers.events', { ...waiting, count: lag.events });

  return (
    <Card role="article" aria-label={name}>
      <CardBody>
        <Flex direction="column" gap="4">
          <Flex align="center" justify="between" gap="3" style={wrapping}>
            <Flex align="center" gap="3" style={wrapping}>
              <Text as="h2" variant="title-x-small" weight="bold">
                {name}
              </Text>
              <Badge>{t(`consumers.${conditionOf(consumer)}`)}</Badge>
            </Flex>
            {mayManage && (
              <ReplayDialog
                name={name}
                formats={formats}
                onReplayed={onChanged}
              />
            )}
          </Flex>
          <FactList
            facts={[
              [
                t('consumers.waiting'),
                lag.events > 0 ? eventsWaiting : t('consumers.none'),
              ],
              [
                t('consumers.rate'),
                t('consumers.rateValue', {
                  formatted: formats.average(consumer.eventsPerSecond),
                }),
              ],
              [t('consumers.handled'), formats.count(consumer.handled)],
              [
                t('consumers.wants'),
                wanted.join(', ') || t('consumers.everything'),
              ],
              [
                t('consumers.stuckSince'),
                stuckSince && formats.moment(stuckSince),
              ],
              [
                t('consumers.lastError'),
                lastError &&
                  `${lastError.message} (${formats.moment(lastError.at)})`,
              ],
              [t('consumers.deadLetters'), formats.count(consumer.deadLetters)],
            ]}
          />
          {expired && (
            <Alert
              status="warning"
              icon
              title={t('consumers.expiredTitle')}
              description={t('consumers.expired', {
                first: formats.count(expired.first),
                last: formats.count(expired.last),
              })}
            />
          )}
          {consumer.deadLetters > 0 && (
            <DeadLetters
              name={name}
              count={consumer.deadLetters}
              mayManage={mayManage}
              formats={formats}
              onChanged={onChanged}
            />
          )}
          {!mayManage && !loading && (
            <Text variant="body-small" color="secondary">
              {t('consumers.manage', {
                permission: devhoseConsumerManagePermission.name,
              })}
            </Text>
          )}
        </Flex>
      </CardBody>
    </Card>
  );
}
