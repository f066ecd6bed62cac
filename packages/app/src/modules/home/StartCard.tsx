import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader, List, ListRow, Text } from '@backstage/ui';
import {
  RiAddCircleLine,
  RiBracesLine,
  RiGitRepositoryLine,
  RiStackLine,
} from '@remixicon/react';
import { appTranslationRef } from '../../translation';

const links = [
  { name: 'create', href: '/create', icon: <RiAddCircleLine /> },
  { name: 'register', href: '/catalog-import', icon: <RiGitRepositoryLine /> },
  { name: 'catalog', href: '/catalog', icon: <RiStackLine /> },
  { name: 'apis', href: '/api-docs', icon: <RiBracesLine /> },
] as const;

/** What one comes to a platform for. */
export const StartCard = () => {
  const { t } = useTranslationRef(appTranslationRef);

  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('home.start')}
        </Text>
      </CardHeader>
      <CardBody>
        <List aria-label={t('home.start')}>
          {links.map(({ name, href, icon }) => (
            <ListRow
              key={name}
              id={name}
              href={href}
              icon={icon}
              description={t(`home.links.${name}Help`)}
            >
              {t(`home.links.${name}`)}
            </ListRow>
          ))}
        </List>
      </CardBody>
    </Card>
  );
};
