import type { ReactNode } from 'react';
import { Card, CardBody, Flex, Text } from '@backstage/ui';
import styles from './StateCard.module.css';

interface StateCardProps {
  title: string;
  /** Interrupts who listens: something went wrong. */
  alert?: boolean;
  children: ReactNode;
}

/** Says in place of the content why there is none, and what to do. */
export function StateCard({ title, alert, children }: StateCardProps) {
  return (
    <Card>
      <CardBody>
        <Flex
          direction="column"
          gap="3"
          className={styles.state}
          role={alert ? 'alert' : undefined}
        >
          <Text as="h2" variant="title-x-small" weight="bold">
            {title}
          </Text>
          {children}
        </Flex>
      </CardBody>
    </Card>
  );
}
