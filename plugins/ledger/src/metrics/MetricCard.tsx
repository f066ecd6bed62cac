import type { ReactNode } from 'react';
import { Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import { Explanation } from '@pitstop/charts';
import styles from './MetricCard.module.css';

interface MetricCardProps {
  title: string;
  /** The question that the definition answers. */
  helpLabel?: string;
  help?: ReactNode;
  /** Beside the title, at the other end. */
  tools?: ReactNode;
  children: ReactNode;
}

/** The frame of one metric: its name, its definition and what it shows. */
export function MetricCard(props: MetricCardProps) {
  return (
    <Card className={styles.card}>
      <CardHeader>
        <Flex align="center" gap="1" className={styles.header}>
          <Text as="h2" variant="title-x-small" weight="bold">
            {props.title}
          </Text>
          {props.help && props.helpLabel && (
            <Explanation label={props.helpLabel}>{props.help}</Explanation>
          )}
          {props.tools && <div className={styles.tools}>{props.tools}</div>}
        </Flex>
      </CardHeader>
      <CardBody className={styles.body}>
        <Flex direction="column" gap="4" className={styles.content}>
          {props.children}
        </Flex>
      </CardBody>
    </Card>
  );
}
