import type { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Formats } from '@pitstop/charts';
import type { Failure } from '@pitstop/plugin-devhose-common';
import { EventLine } from '../activity/EventLine';
import listStyles from '../activity/EventList.module.css';
import { useEventHref } from '../activity/useEventHref';
import { writePlace } from '../query/useOpenEvent';
import { devhoseTranslationRef } from '../translation';
import { describeFailure } from './describeFailure';
import styles from './FailureItems.module.css';

interface FailureItemsProps {
  /** Whose failures they are; where they are of several, each says where. */
  entity?: Entity;
  failures: readonly Failure[];
  formats: Formats;
}

/** Failures, each leading to what is known about it, and whether it lasts. */
export function FailureItems(props: FailureItemsProps) {
  const { entity, failures, formats } = props;
  const { t } = useTranslationRef(devhoseTranslationRef);
  const hrefOf = useEventHref({ entity, outcome: 'failure' });
  return (
    <ol className={listStyles.list}>
      {failures.map(failure => (
        <EventLine
          key={writePlace(failure.event)}
          event={failure.event}
          when={formats.instant(failure.event.receivedAt)}
          href={hrefOf(failure.event)}
          // On a component's own page its name would be on every line.
          withPlace={entity?.kind.toLowerCase() !== 'component'}
        >
          <span className={failure.overcome ? styles.overcome : styles.lasting}>
            {describeFailure(failure, new Date(), formats, t)}
          </span>
        </EventLine>
      ))}
    </ol>
  );
}
