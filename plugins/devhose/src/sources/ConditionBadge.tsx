import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Badge } from '@backstage/ui';
import type { SourceCondition } from '@pitstop/plugin-devhose-common';
import {
  RiCheckLine,
  RiErrorWarningLine,
  RiMoonLine,
  RiQuestionLine,
} from '@remixicon/react';
import type { ReactElement } from 'react';
import { devhoseTranslationRef } from '../translation';

const icons: Record<SourceCondition, ReactElement> = {
  receiving: <RiCheckLine aria-hidden />,
  rejecting: <RiErrorWarningLine aria-hidden />,
  silent: <RiMoonLine aria-hidden />,
  'never-heard': <RiQuestionLine aria-hidden />,
};

/** How a source is, in a word and a sign. */
export function ConditionBadge({ condition }: { condition: SourceCondition }) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  return (
    <Badge icon={icons[condition]}>{t(`sources.condition.${condition}`)}</Badge>
  );
}
