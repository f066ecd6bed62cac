import type { ComponentType } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Formats } from '@pitstop/charts';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import { findObstacle } from '../delivery/findObstacle';
import type { DeliveryReportState } from '../report/useDeliveryReport';
import { ledgerTranslationRef } from '../translation';
import { HomeFailure } from './HomeFailure';
import { HomeMessage } from './HomeMessage';

interface DeliveryInBriefProps {
  name: string;
  state: DeliveryReportState;
  formats: Formats;
  /** Draws the report; without one, what holds its place. */
  tiles: ComponentType<{ report?: DeliveryReport; formats: Formats }>;
}

/** The delivery of an entity within a card, or in a sentence why there is none. */
export function DeliveryInBrief(props: DeliveryInBriefProps) {
  const { name, state, formats, tiles: Tiles } = props;
  const { t } = useTranslationRef(ledgerTranslationRef);
  switch (state.status) {
    case 'loading':
      return <Tiles formats={formats} />;
    case 'denied':
      return <HomeMessage title={t('denied.title')} />;
    case 'failed':
      return (
        <HomeFailure
          title={t('failed.title')}
          error={state.error}
          onRetry={state.retry}
        />
      );
    default:
      switch (findObstacle(state.report)) {
        case 'no-components':
          return <HomeMessage title={t('noComponents.title', { name })} />;
        case 'not-linked':
          return <HomeMessage title={t('missingLink.title', { name })} />;
        case 'none-linked':
          return <HomeMessage title={t('noneLinked.title', { name })} />;
        case 'never-deployed':
          return <HomeMessage title={t('neverDeployed.title', { name })} />;
        default:
          return <Tiles report={state.report} formats={formats} />;
      }
  }
}
