import { useCallback, useState } from 'react';
import { ProxiedSignInPage } from '@backstage/core-components';
import {
  configApiRef,
  IdentityApi,
  useApi,
} from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { forgetfulIdentity } from './forgetfulIdentity';
import { GithubSignIn } from './GithubSignIn';
import {
  configuredProviders,
  ProviderName,
  rememberedProvider,
} from './providers';
import { SignInCard } from './SignInCard';

interface Attempt {
  provider: ProviderName;
  resuming: boolean;
  /** Tells a second attempt from the first. */
  number: number;
}

/** Signs in as one did last time, or lets one choose. */
export const SignInPage = (props: SignInPageProps) => {
  const { onSignInSuccess } = props;
  const providers = configuredProviders(useApi(configApiRef));
  const [error, setError] = useState<Error>();
  const [attempt, setAttempt] = useState<Attempt | undefined>(() => {
    const provider = rememberedProvider.get();
    return provider && providers.includes(provider)
      ? { provider, resuming: true, number: 0 }
      : undefined;
  });

  const onSignedIn = useCallback(
    (provider: ProviderName, identity: IdentityApi) => {
      rememberedProvider.set(provider);
      onSignInSuccess(forgetfulIdentity(identity));
    },
    [onSignInSuccess],
  );
  const onSignedInWithGithub = useCallback(
    (identity: IdentityApi) => onSignedIn('github', identity),
    [onSignedIn],
  );
  const onFailed = useCallback((failure?: Error) => {
    rememberedProvider.clear();
    setError(failure);
    setAttempt(undefined);
  }, []);

  const choice = (failure?: Error) => (
    <SignInCard
      providers={providers}
      error={failure}
      onChoose={provider => {
        setError(undefined);
        setAttempt(last => ({
          provider,
          resuming: false,
          number: (last?.number ?? 0) + 1,
        }));
      }}
    />
  );

  switch (attempt?.provider) {
    case 'guest':
    case 'operator':
      return (
        <ProxiedSignInPage
          key={attempt.number}
          provider={attempt.provider}
          onSignInSuccess={identity => onSignedIn(attempt.provider, identity)}
          ErrorComponent={({ error: failure }) => choice(failure)}
        />
      );
    case 'github':
      return (
        <GithubSignIn
          resuming={attempt.resuming}
          onSignedIn={onSignedInWithGithub}
          onFailed={onFailed}
        />
      );
    default:
      return choice(error);
  }
};
