export interface Config {
  app?: {
    signIn?: {
      /**
       * The ways to sign in that the sign-in page offers, in this order. Each
       * must be configured under `auth.providers` too.
       *
       * @deepVisibility frontend
       */
      providers?: Array<'guest' | 'operator' | 'github'>;
    };
  };
}
