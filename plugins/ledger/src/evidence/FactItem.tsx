import { useState } from 'react';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Flex,
  Text,
} from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Formats } from '@pitstop/charts';
import type { Evidence } from '@pitstop/plugin-ledger-common';
import { ledgerTranslationRef } from '../translation';
import { describeFact } from './describeFact';
import { FactEvents } from './FactEvents';
import styles from './FactItem.module.css';
import { FactPlaces } from './FactPlaces';
import { factTrails } from './factTrails';
import { withoutHost } from './withoutHost';

interface FactItemProps {
  fact: Evidence;
  /** Not on a component's own page, where it would be on every line. */
  showRepository: boolean;
  formats: Formats;
}

/** A fact in a line or two; opened, the events behind it. */
export function FactItem({ fact, showRepository, formats }: FactItemProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const [isExpanded, setExpanded] = useState(false);
  const trails = factTrails(fact);
  const { title, when, details, trouble } = describeFact(fact, formats, t);
  const subtitle = [
    when,
    ...(showRepository && fact.repository && fact.type !== 'repository'
      ? [withoutHost(fact.repository)]
      : []),
    ...details,
  ].join(' · ');
  return (
    <li className={trouble ? styles.trouble : styles.fact}>
      <Accordion isExpanded={isExpanded} onExpandedChange={setExpanded}>
        <AccordionTrigger level={3}>
          <span className={styles.words}>
            <Text weight="bold">{title}</Text>{' '}
            <Text variant="body-small" color="secondary">
              {subtitle}
            </Text>
          </span>
        </AccordionTrigger>
        <AccordionPanel>
          {isExpanded && (
            <Flex direction="column" gap="3" className={styles.events}>
              {fact.type === 'component' || fact.type === 'repository' ? (
                <FactPlaces fact={fact} />
              ) : (
                trails.length === 0 && (
                  <Text as="p" variant="body-small" color="secondary">
                    {t('evidence.noEvents')}
                  </Text>
                )
              )}
              {trails.map(trail => (
                <FactEvents key={trail.name} trail={trail} formats={formats} />
              ))}
            </Flex>
          )}
        </AccordionPanel>
      </Accordion>
    </li>
  );
}
