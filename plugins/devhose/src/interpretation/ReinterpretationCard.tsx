import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Badge, Card, CardBody, Flex, Text } from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import type {
  Reinterpretation,
  ReinterpretationStatus,
} from '@pitstop/plugin-devhose-common';
import type { ReinterpretationAction } from '../api';
import { devhoseTranslationRef } from '../translation';
import { Changes } from './Changes';
import styles from './Reinterpretation.module.css';
import { ReinterpretationActions } from './ReinterpretationActions';
import { Samples } from './Samples';

interface ReinterpretationCardProps {
  status: ReinterpretationStatus;
  formats: Formats;
  isBusy: boolean;
  onAct: (action: ReinterpretationAction) => void;
}

/** On a narrow screen below each other. */
const wrapping = { flexWrap: 'wrap' } as const;

const isOver = ({ state }: Reinterpretation) =>
  state === 'cancelled' || state === 'returned' || state === 'discarded';

/** The latest reinterpretation: how far it is, what it changes, and what can be done. */
export function ReinterpretationCard(props: ReinterpretationCardProps) {
  const { status, formats, isBusy, onAct } = props;
  const { latest } = status;
  const { t } = useTranslationRef(devhoseTranslationRef);
  return (
    <Card>
      <CardBody>
        <Flex direction="column" gap="4">
          <Flex align="center" justify="between" gap="3" style={wrapping}>
            <Flex align="center" gap="3" style={wrapping}>
              <Text as="h2" variant="title-x-small" weight="bold">
                {t('interpretation.again')}
              </Text>
              {latest && <Badge>{t(`interpretation.${latest.state}`)}</Badge>}
            </Flex>
            <ReinterpretationActions
              status={status}
              isBusy={isBusy}
              onAct={onAct}
            />
          </Flex>
          <Text as="p" color="secondary">
            {t('interpretation.help')}
          </Text>
          {latest && renderLatest(latest)}
        </Flex>
      </CardBody>
    </Card>
  );

  function renderLatest(reinterpretation: Reinterpretation) {
    const { position, head, deliveries, requestedAt } = reinterpretation;
    return (
      <>
        {reinterpretation.outdated && (
          <Text as="p" role="alert">
            {t('interpretation.otherInterpreters')}
          </Text>
        )}
        {reinterpretation.state === 'running' && (
          <progress
            className={styles.progress}
            value={position}
            max={head}
            aria-label={t('interpretation.progress')}
          />
        )}
        <Text as="p" role="status">
          {t('interpretation.read', {
            count: deliveries,
            formatted: formats.count(deliveries),
            position: formats.count(position),
            head: formats.count(head),
            instant: formats.moment(requestedAt),
          })}
        </Text>
        <Changes reinterpretation={reinterpretation} formats={formats} />
        {!isOver(reinterpretation) && (
          <Samples key={reinterpretation.id} id={reinterpretation.id} />
        )}
      </>
    );
  }
}
