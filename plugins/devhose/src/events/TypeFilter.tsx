import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import { devhoseTranslationRef } from '../translation';
import { eventKinds, kindOf } from '../vocabulary/EventKind';
import { parseEventType, withoutVersion } from '../vocabulary/parseEventType';
import { typeLabel } from '../vocabulary/typeLabel';

interface TypeFilterProps {
  /** Without versions. */
  types: readonly string[];
  /** All that occur in the log. */
  knownTypes: readonly string[];
  onChange: (types: string[]) => void;
}

/** What happened: any of the types that occur, by kind. */
export function TypeFilter({ types, knownTypes, onChange }: TypeFilterProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  // What was chosen is offered, also while the others are not known.
  const offered = [...new Set([...knownTypes.map(withoutVersion), ...types])];
  const sections = eventKinds
    .map(kind => ({
      title: t(`kind.${kind}`),
      options: offered
        .filter(type => kindOf(type) === kind)
        .map(type => ({
          id: type,
          label: typeLabel(type, t),
          description: parseEventType(type).tool,
        }))
        .sort((one, other) => one.label.localeCompare(other.label)),
    }))
    .filter(({ options }) => options.length > 0);

  return (
    <Select
      label={t('filter.type')}
      placeholder={t('filter.anyType')}
      selectionMode="multiple"
      search={{ placeholder: t('filter.searchType') }}
      value={[...types]}
      onChange={chosen => onChange(chosen.map(String))}
      options={sections}
    />
  );
}
