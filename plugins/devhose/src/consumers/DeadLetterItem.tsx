import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  DialogTrigger,
  Flex,
  Link,
  Text,
} from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import type { DeadLetter } from '@pitstop/plugin-devhose-common';
import { writePlace } from '../query/useOpenEvent';
import { eventsRouteRef } from '../routes';
import { devhoseTranslationRef } from '../translation';
import { describeEvent } from '../vocabulary/describeEvent';
import styles from './DeadLetters.module.css';

interface DeadLetterItemProps {
  letter: DeadLetter;
  /** Of the consumer. */
  name: string;
  mayManage: boolean;
  formats: Formats;
  onRedrive: () => void;
  onDiscard: () => void;
}

/** An event that could not be handled, and why. */
export function DeadLetterItem(props: DeadLetterItemProps) {
  const { letter, name, mayManage, formats, onRedrive, onDiscard } = props;
  const { t } = useTranslationRef(devhoseTranslationRef);
  const eventsRoute = useRouteRef(eventsRouteRef);
  const { event, redriveAskedAt } = letter;
  return (
    <li className={styles.letter}>
      <Flex direction="column" gap="1">
        {event ? (
          <Link href={`${eventsRoute?.() ?? ''}?event=${writePlace(letter)}`}>
            {describeEvent(event, t)}
          </Link>
        ) : (
          <Text>
            {t('deadLetter.gone', {
              sequence: String(letter.sequence),
              index: String(letter.index),
            })}
          </Text>
        )}
        <Text variant="body-small" color="secondary">
          {t('deadLetter.attempts', {
            count: letter.attempts,
            instant: formats.moment(letter.failedAt),
            error: letter.error,
          })}
        </Text>
      </Flex>
      {redriveAskedAt && (
        <Text variant="body-small" color="secondary">
          {t('deadLetter.asked', { instant: formats.moment(redriveAskedAt) })}
        </Text>
      )}
      {mayManage && !redriveAskedAt && (
        <Flex gap="2">
          <Button size="small" variant="secondary" onPress={onRedrive}>
            {t('deadLetter.redrive')}
          </Button>
          <DialogTrigger>
            <Button size="small" variant="tertiary">
              {t('deadLetter.discard')}
            </Button>
            <Dialog>
              <DialogHeader>{t('deadLetter.discardTitle')}</DialogHeader>
              <DialogBody>
                <Text as="p">{t('deadLetter.discardHelp', { name })}</Text>
              </DialogBody>
              <DialogFooter>
                <Button slot="close" variant="secondary">
                  {t('deadLetter.keep')}
                </Button>
                <Button
                  slot="close"
                  variant="primary"
                  destructive
                  onPress={onDiscard}
                >
                  {t('deadLetter.discard')}
                </Button>
              </DialogFooter>
            </Dialog>
          </DialogTrigger>
        </Flex>
      )}
    </li>
  );
}
