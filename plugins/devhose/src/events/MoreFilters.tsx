import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Tag, TagGroup } from '@backstage/ui';
import { isUnfiltered } from '../query/EventsQuery';
import type { EventsQueryState } from '../query/useEventsQuery';
import { devhoseTranslationRef } from '../translation';

/** Filters that come from a link, to be taken away; and the way back to all. */
export function MoreFilters({ query, change, reset }: EventsQueryState) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  if (isUnfiltered(query)) {
    return null;
  }
  const { subject, repository } = query;
  const tags = [
    ...(subject
      ? [{ id: 'subject', label: t('filter.subject', { value: subject }) }]
      : []),
    ...(repository
      ? [
          {
            id: 'repository',
            label: t('filter.repository', { value: repository }),
          },
        ]
      : []),
  ];
  return (
    <Flex align="center" gap="3" style={{ flexWrap: 'wrap' }}>
      {tags.length > 0 && (
        <TagGroup
          aria-label={t('filter.removable')}
          items={tags}
          onRemove={removed =>
            change({
              ...(removed.has('subject') && { subject: undefined }),
              ...(removed.has('repository') && { repository: undefined }),
            })
          }
        >
          {tags.map(({ id, label }) => (
            <Tag key={id} id={id} textValue={label}>
              {label}
            </Tag>
          ))}
        </TagGroup>
      )}
      <Button size="small" variant="tertiary" onPress={reset}>
        {t('events.reset')}
      </Button>
    </Flex>
  );
}
