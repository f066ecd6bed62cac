import type { ReactElement } from 'react';
import {
  RiAlarmWarningLine,
  RiBox3Line,
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiForbidLine,
  RiGitPullRequestLine,
  RiHammerLine,
  RiPulseLine,
  RiRocketLine,
} from '@remixicon/react';
import type { EventOutcome } from '@pitstop/plugin-devhose-common';
import styles from './EventIcon.module.css';
import { kindOf, type EventKind } from './EventKind';

const kindIcons: Record<EventKind, ReactElement> = {
  code: <RiGitPullRequestLine />,
  build: <RiHammerLine />,
  artifact: <RiBox3Line />,
  deployment: <RiRocketLine />,
  incident: <RiAlarmWarningLine />,
  other: <RiPulseLine />,
};

const outcomeIcons: Record<EventOutcome, ReactElement> = {
  success: <RiCheckboxCircleLine className={styles.success} />,
  failure: <RiCloseCircleLine className={styles.failure} />,
  cancelled: <RiForbidLine className={styles.cancelled} />,
};

interface EventIconProps {
  type: string;
  outcome?: EventOutcome;
}

/**
 * What kind of event it is, and how it ended. Decoration: the sentence beside
 * it says both.
 */
export function EventIcon({ type, outcome }: EventIconProps) {
  return (
    <span className={styles.icons} aria-hidden="true">
      {kindIcons[kindOf(type)]}
      {outcome ? outcomeIcons[outcome] : <span className={styles.none} />}
    </span>
  );
}
