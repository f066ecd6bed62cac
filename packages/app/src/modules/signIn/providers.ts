import { ConfigApi } from '@backstage/frontend-plugin-api';
import { InputError } from '@backstage/errors';

/** The ways to sign in that the page knows. */
const providerNames = ['guest', 'operator', 'github'] as const;

export type ProviderName = (typeof providerNames)[number];

const isProviderName = (name: string): name is ProviderName =>
  providerNames.some(known => known === name);

/** The ways to sign in that the configuration offers. */
export const configuredProviders = (config: ConfigApi): ProviderName[] =>
  (config.getOptionalStringArray('app.signIn.providers') ?? []).map(name => {
    if (!isProviderName(name)) {
      throw new InputError(
        `app.signIn.providers names '${name}'; known are ${providerNames.join(
          ', ',
        )}`,
      );
    }
    return name;
  });

const storageKey = 'pitstop.signIn.provider';

/** Remembers how one signed in, so that a reload doesn't ask again. */
export const rememberedProvider = {
  get: (): ProviderName | undefined =>
    providerNames.find(name => name === localStorage.getItem(storageKey)),
  set: (name: ProviderName) => localStorage.setItem(storageKey, name),
  clear: () => localStorage.removeItem(storageKey),
};
