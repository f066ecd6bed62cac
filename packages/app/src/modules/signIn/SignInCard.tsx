import {
  configApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Alert, Button, Card, CardBody, Flex, Text } from '@backstage/ui';
import { useReason } from '@pitstop/states';
import { appTranslationRef } from '../../translation';
import { ChequeredStripe, LogoFull } from '../brand';
import { ProviderName } from './providers';

/** The first page: what this is, and the ways in. */
export const SignInCard = (props: {
  providers: ProviderName[];
  error?: Error;
  onChoose: (provider: ProviderName) => void;
}) => {
  const { providers, error, onChoose } = props;
  const { t } = useTranslationRef(appTranslationRef);
  const reasonOf = useReason();
  const organization = useApi(configApiRef).getString('organization.name');

  return (
    <Flex
      justify="center"
      align="center"
      p="4"
      style={{ minHeight: '100vh', boxSizing: 'border-box' }}
    >
      <main style={{ width: '100%', maxWidth: 420 }}>
        <Card>
          <ChequeredStripe />
          <CardBody style={{ padding: 'var(--bui-space-8)' }}>
            <Flex direction="column" gap="5">
              <Text as="div" color="primary">
                <LogoFull height={48} />
              </Text>
              <Flex direction="column" gap="2">
                <Text as="h1" variant="title-small" weight="bold">
                  {t('signIn.title')}
                </Text>
                <Text as="p" variant="body-large" color="secondary">
                  {t('signIn.welcome', { organization })}
                </Text>
              </Flex>
              {error && (
                <Alert
                  status="danger"
                  icon
                  title={t('signIn.failed')}
                  description={t('failed.reason', { reason: reasonOf(error) })}
                />
              )}
              {providers.length === 0 && (
                <Alert
                  status="warning"
                  icon
                  title={t('signIn.noProvider')}
                  description={t('signIn.noProviderHelp')}
                />
              )}
              <Flex direction="column" gap="3">
                {providers.map((provider, index) => (
                  <Button
                    key={provider}
                    variant={index === 0 ? 'primary' : 'secondary'}
                    onPress={() => onChoose(provider)}
                  >
                    {t(`signIn.provider.${provider}`)}
                  </Button>
                ))}
              </Flex>
            </Flex>
          </CardBody>
        </Card>
      </main>
    </Flex>
  );
};
