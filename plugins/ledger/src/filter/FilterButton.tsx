import { useRef } from 'react';
import {
  Button,
  DialogTrigger,
  Flex,
  Popover,
  Select,
  Switch,
} from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReportHeader } from '@pitstop/plugin-ledger-common';
import { RiFilter3Line } from '@remixicon/react';
import { ledgerTranslationRef } from '../translation';
import { countFilters, namedFilters } from './scopeFilterSearch';
import type { ScopeFilterState } from './useScopeFilter';

interface FilterButtonProps extends ScopeFilterState {
  /** What there is to choose from; left out while it loads. */
  scope?: ReportHeader['scope'];
}

const choicesOf = {
  environment: 'environments',
  lifecycle: 'lifecycles',
  type: 'types',
} as const;

/** Stands for no choice; no environment can be called so. */
const everything = '';

/** Where the reader leaves parts of an entity out. */
export function FilterButton(props: FilterButtonProps) {
  const { filter, setFilter } = props;
  // Choices stay while the next numbers are on their way.
  const known = useRef(props.scope);
  known.current = props.scope ?? known.current;
  const scope = known.current;
  const { t } = useTranslationRef(ledgerTranslationRef);
  const count = countFilters(filter);
  const hasSubTeams = scope?.kind === 'team' || scope?.kind === 'company';
  return (
    <DialogTrigger>
      <Button variant="secondary" iconStart={<RiFilter3Line />}>
        {count === 0 ? t('filter.open') : t('filter.openCount', { count })}
      </Button>
      <Popover placement="bottom start" aria-label={t('filter.open')}>
        <Flex direction="column" gap="3">
          {namedFilters.map(name => {
            const choices = scope?.choices?.[choicesOf[name]] ?? [];
            const chosen = filter[name];
            // What a shared link asks for can be taken away, too.
            const offered =
              chosen && !choices.includes(chosen)
                ? [...choices, chosen]
                : choices;
            return (
              <Select
                key={name}
                label={t(`filter.${name}`)}
                selectionMode="single"
                value={chosen ?? everything}
                onChange={picked =>
                  setFilter({
                    ...filter,
                    [name]:
                      typeof picked === 'string' && picked !== everything
                        ? picked
                        : undefined,
                  })
                }
                options={[
                  { id: everything, label: t('filter.all') },
                  ...offered.map(each => ({ id: each, label: each })),
                ]}
              />
            );
          })}
          {(hasSubTeams || filter.withoutSubTeams) && (
            <Switch
              label={t('filter.withoutSubTeams')}
              isSelected={filter.withoutSubTeams ?? false}
              onChange={withoutSubTeams =>
                setFilter({ ...filter, withoutSubTeams })
              }
            />
          )}
          <Button
            variant="tertiary"
            isDisabled={count === 0}
            onPress={() => setFilter({})}
          >
            {t('filter.reset')}
          </Button>
        </Flex>
      </Popover>
    </DialogTrigger>
  );
}
