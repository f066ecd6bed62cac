import type { ReactNode } from 'react';
import { ButtonIcon, DialogTrigger, Popover } from '@backstage/ui';
import { RiQuestionLine } from '@remixicon/react';
import styles from './Explanation.module.css';

/** @public */
export interface ExplanationProps {
  /** What is explained: "What is deployment frequency?" */
  label: string;
  children: ReactNode;
}

/**
 * A question mark that opens the definition of what stands beside it.
 *
 * @public
 */
export function Explanation({ label, children }: ExplanationProps) {
  return (
    <DialogTrigger>
      <ButtonIcon
        variant="tertiary"
        icon={<RiQuestionLine />}
        aria-label={label}
      />
      <Popover placement="bottom start" aria-label={label}>
        <div className={styles.content}>{children}</div>
      </Popover>
    </DialogTrigger>
  );
}
