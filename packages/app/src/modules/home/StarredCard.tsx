import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  useEntityPresentation,
  useEntityRefLink,
  useStarredEntities,
} from '@backstage/plugin-catalog-react';
import { Card, CardBody, CardHeader, List, ListRow, Text } from '@backstage/ui';
import { appTranslationRef } from '../../translation';

const StarredRow = (props: { entityRef: string }) => {
  const { entityRef } = props;
  const entityLink = useEntityRefLink();
  const { primaryTitle, Icon } = useEntityPresentation(entityRef);

  return (
    <ListRow
      id={entityRef}
      href={entityLink(entityRef)}
      icon={Icon ? <Icon fontSize="small" /> : undefined}
      description={parseEntityRef(entityRef).kind}
    >
      {primaryTitle}
    </ListRow>
  );
};

/** What the signed-in person has starred. */
export const StarredCard = () => {
  const { t } = useTranslationRef(appTranslationRef);
  const { starredEntities } = useStarredEntities();

  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('home.starred')}
        </Text>
      </CardHeader>
      <CardBody>
        {starredEntities.size === 0 ? (
          <Text as="p" color="secondary">
            {t('home.noStarred')}
          </Text>
        ) : (
          <List aria-label={t('home.starred')}>
            {[...starredEntities].sort().map(entityRef => (
              <StarredRow key={entityRef} entityRef={entityRef} />
            ))}
          </List>
        )}
      </CardBody>
    </Card>
  );
};
