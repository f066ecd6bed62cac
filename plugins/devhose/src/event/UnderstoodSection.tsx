import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Link } from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import type { DevhoseEvent } from '@pitstop/plugin-devhose-common';
import { ComponentLinks } from '../entities/ComponentLinks';
import { useEventComponents } from '../entities/useEventComponents';
import { writeEventsSearch } from '../query/eventsSearch';
import { eventsRouteRef } from '../routes';
import { devhoseTranslationRef } from '../translation';
import { shortCommit, type EventFacts } from '../vocabulary/EventFacts';
import { FactList } from './FactList';
import { Section } from './Section';

interface UnderstoodSectionProps {
  event: DevhoseEvent;
  facts: EventFacts;
  formats: Formats;
}

function secondsBetween(from?: string, to?: string): number | undefined {
  return from && to ? (Date.parse(to) - Date.parse(from)) / 1000 : undefined;
}

/** What the event says, in words, and where it leads. */
export function UnderstoodSection(props: UnderstoodSectionProps) {
  const { event, facts, formats } = props;
  const { t } = useTranslationRef(devhoseTranslationRef);
  const eventsRoute = useRouteRef(eventsRouteRef);
  const { repository } = facts;
  const components = useEventComponents(facts);
  const took = secondsBetween(facts.startedAt, facts.finishedAt);
  const { subject } = event.event;
  const linkTo = (filter: { subject?: string; repository?: string }) =>
    `${eventsRoute?.() ?? ''}?${writeEventsSearch(new URLSearchParams(), {
      types: [],
      ...filter,
    })}`;

  return (
    <Section title={t('event.understood')}>
      <FactList
        facts={[
          [t('fact.when'), formats.moment(event.event.time)],
          [
            t('fact.component'),
            components?.length ? <ComponentLinks facts={facts} /> : undefined,
          ],
          [t('fact.repository'), repository],
          [t('fact.environment'), facts.environment],
          [t('fact.branch'), facts.branch],
          [t('fact.commit'), facts.commit && shortCommit(facts.commit)],
          [t('fact.artifact'), facts.artifact],
          [
            t('fact.duration'),
            took !== undefined ? formats.duration(took) : undefined,
          ],
          [t('fact.conclusion'), facts.conclusion],
          [t('fact.byBot'), facts.byBot ? t('fact.bot') : undefined],
          [t('fact.subject'), subject],
        ]}
      />
      <Flex direction="column" gap="1">
        {facts.uri && (
          <Link href={facts.uri} target="_blank">
            {t('fact.open', { host: new URL(facts.uri).host })}
          </Link>
        )}
        <Link href={linkTo({ subject })}>{t('event.sameSubject')}</Link>
        {repository && (
          <Link href={linkTo({ repository })}>{t('event.sameRepository')}</Link>
        )}
      </Flex>
    </Section>
  );
}
