import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SearchField } from '@backstage/ui';
import { useNavigate } from 'react-router-dom';
import { appTranslationRef } from '../../translation';

/** Asks the search page. */
export const SearchBox = () => {
  const { t } = useTranslationRef(appTranslationRef);
  const navigate = useNavigate();

  return (
    <SearchField
      size="small"
      aria-label={t('home.search')}
      placeholder={t('home.search')}
      onSubmit={query =>
        navigate({
          pathname: '/search',
          search: new URLSearchParams({ query }).toString(),
        })
      }
    />
  );
};
