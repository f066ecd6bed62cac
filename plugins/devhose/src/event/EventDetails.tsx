import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Flex,
  Text,
} from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import type { DevhoseEvent } from '@pitstop/plugin-devhose-common';
import { Snippet } from '@pitstop/states';
import { ChainSection } from '../chain/ChainSection';
import { HandlingSection } from '../handling/HandlingSection';
import { devhoseTranslationRef } from '../translation';
import { describeEvent } from '../vocabulary/describeEvent';
import { readFacts } from '../vocabulary/EventFacts';
import { EventIcon } from '../vocabulary/EventIcon';
import { DeliverySection } from './DeliverySection';
import { UnderstoodSection } from './UnderstoodSection';

interface EventDetailsProps {
  event: DevhoseEvent;
  formats: Formats;
}

/** What was understood, how it came in, who handled it, and what services get. */
export function EventDetails({ event, formats }: EventDetailsProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const facts = readFacts(event.event);
  return (
    <Flex direction="column" gap="4">
      <Flex align="center" gap="3">
        <EventIcon type={event.event.type} outcome={facts.outcome} />
        <Text as="h2" variant="title-x-small" weight="bold">
          {describeEvent(event.event, t)}
        </Text>
      </Flex>
      <UnderstoodSection event={event} facts={facts} formats={formats} />
      <ChainSection event={event} formats={formats} />
      <DeliverySection event={event} formats={formats} />
      <HandlingSection event={event} formats={formats} />
      <Accordion>
        <AccordionTrigger
          title={t('event.envelope')}
          subtitle={t('event.envelopeHelp')}
        />
        <AccordionPanel>
          <Snippet text={JSON.stringify(event.event, undefined, 2)} />
        </AccordionPanel>
      </Accordion>
    </Flex>
  );
}
