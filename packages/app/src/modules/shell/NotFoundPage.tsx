import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Container, Flex, Text } from '@backstage/ui';
import { useLocation } from 'react-router-dom';
import { appTranslationRef } from '../../translation';
import { LogoIcon } from '../brand';
import { TitledPage } from './TitledPage';

/** Where no page is. */
export const NotFoundPage = () => {
  const { t } = useTranslationRef(appTranslationRef);
  const { pathname } = useLocation();

  return (
    <TitledPage title={t('notFound.title')}>
      <main>
        <Container>
          <Flex
            direction="column"
            align="start"
            gap="4"
            style={{ padding: 'var(--bui-space-12) 0', maxWidth: '60ch' }}
          >
            <LogoIcon size={64} />
            <Text as="h1" variant="title-medium" weight="bold">
              {t('notFound.title')}
            </Text>
            <Text as="p" variant="body-large" color="secondary">
              {t('notFound.help', { pathname })}
            </Text>
            <Flex gap="3">
              <ButtonLink href="/" variant="primary">
                {t('notFound.home')}
              </ButtonLink>
              <ButtonLink href="/search" variant="secondary">
                {t('notFound.search')}
              </ButtonLink>
            </Flex>
          </Flex>
        </Container>
      </main>
    </TitledPage>
  );
};
