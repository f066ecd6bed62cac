import { useEffect } from 'react';
import { Progress, UserIdentity } from '@backstage/core-components';
import {
  githubAuthApiRef,
  IdentityApi,
  useApi,
} from '@backstage/frontend-plugin-api';

/** Signs in with GitHub: from the running session, or asking in a pop-up. */
export const GithubSignIn = (props: {
  /** Only a running session will do; nobody asked for a pop-up. */
  resuming: boolean;
  onSignedIn: (identity: IdentityApi) => void;
  onFailed: (error?: Error) => void;
}) => {
  const { resuming, onSignedIn, onFailed } = props;
  const authApi = useApi(githubAuthApiRef);

  useEffect(() => {
    let cancelled = false;
    const signIn = async () => {
      const session = await authApi.getBackstageIdentity(
        resuming ? { optional: true } : { instantPopup: true },
      );
      if (cancelled) {
        return;
      }
      if (!session) {
        onFailed();
        return;
      }
      onSignedIn(UserIdentity.create({ identity: session.identity, authApi }));
    };
    signIn().catch(error => {
      if (!cancelled) {
        onFailed(error);
      }
    });
    return () => {
      cancelled = true;
    };
  }, [authApi, resuming, onSignedIn, onFailed]);

  return <Progress />;
};
