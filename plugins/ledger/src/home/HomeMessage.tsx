import { Button, Flex, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ledgerTranslationRef } from '../translation';
import styles from './HomeMessage.module.css';

interface HomeMessageProps {
  title: string;
  description?: string;
  /** Given when something failed. */
  onRetry?: () => void;
}

/** Says in a card of the home page why it shows no numbers. */
export function HomeMessage(props: HomeMessageProps) {
  const { title, description, onRetry } = props;
  const { t } = useTranslationRef(ledgerTranslationRef);
  return (
    <Flex
      direction="column"
      gap="2"
      className={styles.message}
      role={onRetry ? 'alert' : undefined}
    >
      <Text as="p" weight="bold">
        {title}
      </Text>
      {description && (
        <Text as="p" color="secondary">
          {description}
        </Text>
      )}
      {onRetry && (
        <div>
          <Button variant="secondary" onPress={onRetry}>
            {t('failed.retry')}
          </Button>
        </div>
      )}
    </Flex>
  );
}
