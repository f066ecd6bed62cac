import type { FocusEvent } from 'react';
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

/**
 * In pixels. All rows are equally high: where one is only measured when it is
 * seen, the focus gets lost on the way to it.
 */
const layouts = {
  wide: { rowHeight: 65, headingHeight: 41 },
  narrow: { rowHeight: 89, headingHeight: 41 },
};

/** A row that keys lead to may be drawn only then, and is out of sight. */
function showRow({ target }: FocusEvent<HTMLElement>): void {
  target.closest("[role='row']")?.scrollIntoView({ block: 'nearest' });
}

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
    <div onFocus={showRow}>
      <Virtualizer
        layout={TableLayout}
        layoutOptions={hasWhere ? layouts.wide : layouts.narrow}
      >
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
                      <ComponentLinks facts={readFacts(event.event)} />
                    </Cell>
                  )}
                  {hasSource && <CellText title={event.deliverySource} />}
                </Row>
              );
            }}
          </TableBody>
        </TableRoot>
      </Virtualizer>
    </div>
  );
}
