import type { ReactNode } from 'react';
import { Card, CardBody, Flex, Text } from '@backstage/ui';

interface SectionProps {
  title: string;
  children: ReactNode;
}

/** A part of what is told about an event. */
export function Section({ title, children }: SectionProps) {
  return (
    <Card>
      <CardBody>
        <Flex direction="column" gap="3">
          <Text as="h3" variant="body-medium" weight="bold">
            {title}
          </Text>
          {children}
        </Flex>
      </CardBody>
    </Card>
  );
}
