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
import { TableLayout, Virtualizer } from 'react-aria-components';
import type { EventPlace } from '../api';
import { ComponentLinks } from '../entities/ComponentLinks';
import { writePlace } from '../query/useOpenEvent';
import { devhoseTranslationRef } from '../translation';
import { readFacts } from '../vocabulary/EventFacts';
import { EventWords } from './EventWords';
import styles from './EventsTable.module.css';

interface EventsTableProps {
  /** Each the same object as long as it is shown. */
  events: readonly DevhoseEvent[];
  formats: Formats;
  open?: EventPlace;
  hrefOf: (event: EventPlace) => string;
}

/** In pixels; rows with long words are higher, and measured when they are seen. */
const layout = { estimatedRowHeight: 58, headingHeight: 41 };

/**
 * Events in rows; each opens. Only those in sight are drawn, wherever the page
 * is scrolled to; keys and screen readers know of all of them.
 */
export function EventsTable(props: EventsTableProps) {
  const { events, formats, open, hrefOf } = props;
  const { t } = useTranslationRef(devhoseTranslationRef);
  const { up } = useBreakpoint();
  const hasWhere = up('sm');
  const hasSource = up('md') && !open;
  const openPlace = open && writePlace(open);

  return (
    <Virtualizer layout={TableLayout} layoutOptions={layout}>
      <TableRoot aria-label={t('events.label')} className={styles.table}>
        <TableHeader>
          <Column id="time" width={136}>
            {t('events.time')}
          </Column>
          <Column id="what" isRowHeader>
            {t('events.what')}
          </Column>
          {hasWhere && (
            <Column id="where" width="30%">
              {t('events.where')}
            </Column>
          )}
          {hasSource && (
            <Column id="source" width={128}>
              {t('events.source')}
            </Column>
          )}
        </TableHeader>
        <TableBody
          items={events}
          dependencies={[formats, hrefOf, openPlace, hasWhere, hasSource]}
        >
          {event => {
            const place = writePlace(event);
            const { repository } = readFacts(event.event);
            return (
              <Row
                id={place}
                href={hrefOf(event)}
                className={place === openPlace ? styles.open : undefined}
              >
                <CellText
                  title={formats.time(event.receivedAt)}
                  description={formats.day(event.receivedAt)}
                />
                <Cell>
                  <EventWords event={event} withPlace={!hasWhere} />
                </Cell>
                {hasWhere && (
                  <Cell>
                    <ComponentLinks repository={repository} />
                  </Cell>
                )}
                {hasSource && <CellText title={event.deliverySource} />}
              </Row>
            );
          }}
        </TableBody>
      </TableRoot>
    </Virtualizer>
  );
}
