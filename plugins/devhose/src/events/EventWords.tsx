import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { DevhoseEvent } from '@pitstop/plugin-devhose-common';
import { ComponentLinks } from '../entities/ComponentLinks';
import { devhoseTranslationRef } from '../translation';
import { describeEvent } from '../vocabulary/describeEvent';
import { readFacts } from '../vocabulary/EventFacts';
import { EventIcon } from '../vocabulary/EventIcon';
import styles from './EventWords.module.css';

interface EventWordsProps {
  event: DevhoseEvent;
  /** Whether it also says where it happened. */
  withPlace: boolean;
}

/** What happened, with a picture of its kind. */
export function EventWords({ event, withPlace }: EventWordsProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const facts = readFacts(event.event);
  const words = describeEvent(event.event, t);
  return (
    <span className={styles.words}>
      <EventIcon type={event.event.type} outcome={facts.outcome} />
      <span>
        <span className={styles.sentence} title={words}>
          {words}
        </span>
        {withPlace && (
          <span className={styles.place}>
            <ComponentLinks facts={facts} />
          </span>
        )}
      </span>
    </span>
  );
}
