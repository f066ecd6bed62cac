import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Cell,
  CellText,
  Column,
  Row,
  TableBody,
  TableHeader,
  TableRoot,
  useBreakpoint,
} from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import type { DevhoseEvent } from '@pitstop/plugin-devhose-common';
import type { EventPlace } from '../api';
import { ComponentLinks } from '../entities/ComponentLinks';
import { useRepositoryComponents } from '../entities/useRepositoryComponents';
import { writePlace } from '../query/useOpenEvent';
import { devhoseTranslationRef } from '../translation';
import { describeEvent } from '../vocabulary/describeEvent';
import { readFacts } from '../vocabulary/EventFacts';
import { EventIcon } from '../vocabulary/EventIcon';
import styles from './EventsTable.module.css';

interface EventsTableProps {
  events: readonly DevhoseEvent[];
  formats: Formats;
  open?: EventPlace;
  hrefOf: (event: EventPlace) => string;
}

/** Events in rows; each opens. */
export function EventsTable(props: EventsTableProps) {
  const { events, formats, open, hrefOf } = props;
  const { t } = useTranslationRef(devhoseTranslationRef);
  const { up } = useBreakpoint();
  const hasWhere = up('sm');
  const hasSource = up('md') && !open;
  const openPlace = open && writePlace(open);
  const rows = events.map(event => ({
    event,
    place: writePlace(event),
    facts: readFacts(event.event),
  }));
  const components = useRepositoryComponents(
    rows.flatMap(({ facts }) => facts.repository ?? []),
  );
  const whereOf = (repository: string | undefined) => (
    <ComponentLinks
      repository={repository}
      components={components.get(repository ?? '')}
    />
  );

  return (
    <div className={styles.table}>
      <TableRoot aria-label={t('events.label')}>
        <TableHeader>
          <Column id="time" className={styles.time}>
            {t('events.time')}
          </Column>
          <Column id="what" isRowHeader>
            {t('events.what')}
          </Column>
          {hasWhere && (
            <Column id="where" className={styles.where}>
              {t('events.where')}
            </Column>
          )}
          {hasSource && (
            <Column id="source" className={styles.source}>
              {t('events.source')}
            </Column>
          )}
        </TableHeader>
        <TableBody>
          {rows.map(({ event, place, facts }) => (
            <Row
              key={place}
              id={place}
              href={hrefOf(event)}
              className={place === openPlace ? styles.open : undefined}
            >
              <CellText
                title={formats.time(event.receivedAt)}
                description={formats.day(event.receivedAt)}
              />
              <Cell>
                <span className={styles.what}>
                  <EventIcon type={event.event.type} outcome={facts.outcome} />
                  <span>
                    {describeEvent(event.event, t)}
                    {!hasWhere && (
                      <span className={styles.below}>
                        {whereOf(facts.repository)}
                      </span>
                    )}
                  </span>
                </span>
              </Cell>
              {hasWhere && <Cell>{whereOf(facts.repository)}</Cell>}
              {hasSource && <CellText title={event.deliverySource} />}
            </Row>
          ))}
        </TableBody>
      </TableRoot>
    </div>
  );
}
