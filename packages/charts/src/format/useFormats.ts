import { useMemo } from 'react';
import useObservable from 'react-use/esm/useObservable';
import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Formats } from './Formats';

/**
 * The reader's own flavour of the app's language: an app in English is read
 * with British dates in a British browser.
 */
function localeFor(
  appLanguage: string,
  browserLanguages: readonly string[],
): string {
  return (
    browserLanguages.find(
      tag => tag === appLanguage || tag.startsWith(`${appLanguage}-`),
    ) ?? appLanguage
  );
}

/**
 * Formats in the app's language and the given time zone.
 *
 * @param timeZone - IANA name.
 * @public
 */
export function useFormats(timeZone: string): Formats {
  const languageApi = useApi(appLanguageApiRef);
  const language$ = useMemo(() => languageApi.language$(), [languageApi]);
  const { language } = useObservable(language$, languageApi.getLanguage());
  return useMemo(
    () =>
      Formats.create({
        locale: localeFor(language, navigator.languages),
        timeZone,
      }),
    [language, timeZone],
  );
}
