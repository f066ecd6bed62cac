import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Link } from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import type { DevhoseEvent } from '@pitstop/plugin-devhose-common';
import { useOpenEvent } from '../query/useOpenEvent';
import { devhoseTranslationRef } from '../translation';
import { describeEvent } from '../vocabulary/describeEvent';
import { EventIcon } from '../vocabulary/EventIcon';
import styles from './ChainPicture.module.css';
import type { ChainItem, ChainStage } from './chainStages';

interface ChainPictureProps {
  stages: readonly ChainStage[];
  /** The event that the picture is about; it is marked. */
  event: DevhoseEvent;
  formats: Formats;
  everything: boolean;
  onShowEverything: () => void;
}

/** Of a stage with more than this only what matters is drawn at first. */
const mostItems = 4;

/** The last ones, those that failed, and the one that is looked at. */
function whatMatters(items: readonly ChainItem[], subject: string) {
  if (items.length <= mostItems) {
    return items;
  }
  const failed = items.filter(item => item.outcome === 'failure');
  const chosen = new Set([
    ...items.filter(item => item.subject === subject),
    ...items.slice(-2),
    ...failed.slice(-2),
  ]);
  return items.filter(item => chosen.has(item));
}

/**
 * The way of a change: its stages on a line, each with what happened. It is an
 * ordered list in words, so that it is read as it is seen.
 */
export function ChainPicture(props: ChainPictureProps) {
  const { stages, event, formats, everything, onShowEverything } = props;
  const { t } = useTranslationRef(devhoseTranslationRef);
  const { hrefOf } = useOpenEvent();
  const { subject } = event.event;
  const drawn = stages.map(({ kind, items }) => ({
    kind,
    items: everything ? items : whatMatters(items, subject),
  }));
  const count = (all: readonly { items: readonly ChainItem[] }[]) =>
    all.flatMap(({ items }) => items).length;
  const hidden = count(stages) - count(drawn);

  return (
    <>
      <ol className={styles.stages} aria-label={t('chain.label')}>
        {drawn.map(({ kind, items }) => (
          <li key={kind} className={styles.stage}>
            <span className={styles.name}>{t(`kind.${kind}`)}</span>
            <ol className={styles.items}>
              {items.map(item => (
                <li
                  key={item.subject}
                  className={styles.item}
                  aria-current={item.subject === subject || undefined}
                >
                  <EventIcon
                    type={item.last.event.type}
                    outcome={item.outcome}
                  />
                  <span>
                    <Link href={hrefOf(item.last)} standalone>
                      {describeEvent(item.last.event, t)}
                    </Link>
                    <time
                      className={styles.time}
                      dateTime={item.last.event.time}
                    >
                      {formats.instant(item.last.event.time)}
                    </time>
                  </span>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
      {hidden > 0 && (
        <div>
          <Button size="small" variant="tertiary" onPress={onShowEverything}>
            {t('chain.showMore', { count: hidden })}
          </Button>
        </div>
      )}
    </>
  );
}
