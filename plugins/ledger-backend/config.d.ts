export interface Config {
  ledger?: {
    /**
     * IANA name of the time zone in which days, weeks and months begin, unless
     * a question names another. Default: `UTC`.
     * @visibility frontend
     */
    timeZone?: string;

    /**
     * Days before the first known deployment of a repository from which it
     * takes merged changes; older ones count as already in production.
     * Default: 30.
     * @visibility frontend
     */
    lookBackDays?: number;

    production?: {
      /**
       * Environments that are production although the tool does not say so:
       * the names, in any case, with or without a `-suffix`. Default:
       * `production`, `prod` and `live`.
       * @visibility frontend
       */
      environments?: string[];
    };

    privacy?: {
      /**
       * How many distinct people must be behind a statistic about people's
       * work before it is shown. Default: 3.
       * @visibility frontend
       */
      minimumContributors?: number;
    };
  };
}
