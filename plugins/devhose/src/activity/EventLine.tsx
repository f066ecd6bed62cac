import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import type { DevhoseEvent } from '@pitstop/plugin-devhose-common';
import { ComponentLinks } from '../entities/ComponentLinks';
import { devhoseTranslationRef } from '../translation';
import { describeEvent } from '../vocabulary/describeEvent';
import { readFacts } from '../vocabulary/EventFacts';
import { EventIcon } from '../vocabulary/EventIcon';
import styles from './EventLine.module.css';

interface EventLineProps {
  event: DevhoseEvent;
  /** When it was received, as precisely as where it stands needs it. */
  when: string;
  /** Where it is told whole. */
  href: string;
  /** Whether it also says where it happened. */
  withPlace: boolean;
  /** What else there is to say of it. */
  children?: ReactNode;
}

/** An event as an item of a list. */
export function EventLine(props: EventLineProps) {
  const { event, when, href, withPlace, children } = props;
  const { t } = useTranslationRef(devhoseTranslationRef);
  const facts = readFacts(event.event);
  return (
    <li className={styles.line}>
      <time dateTime={event.receivedAt} className={styles.time}>
        {when}
      </time>
      <EventIcon type={event.event.type} outcome={facts.outcome} />
      <span className={styles.what}>
        <Link href={href} standalone>
          {describeEvent(event.event, t)}
        </Link>
        {withPlace && (
          <span className={styles.where}>
            <ComponentLinks facts={facts} />
          </span>
        )}
        {children}
      </span>
    </li>
  );
}
