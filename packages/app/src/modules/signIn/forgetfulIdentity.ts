import { IdentityApi } from '@backstage/frontend-plugin-api';
import { rememberedProvider } from './providers';

/** The identity, which on signing out also forgets how one signed in. */
export const forgetfulIdentity = (identity: IdentityApi): IdentityApi => ({
  getProfileInfo: () => identity.getProfileInfo(),
  getBackstageIdentity: () => identity.getBackstageIdentity(),
  getCredentials: () => identity.getCredentials(),
  signOut: async () => {
    rememberedProvider.clear();
    await identity.signOut();
  },
});
