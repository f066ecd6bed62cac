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

    hotfix?: {
      /**
       * Labels, in any case, by which a pull request is marked as a hotfix.
       * Takes effect with a rebuild. Default: `hotfix`.
       * @visibility frontend
       */
      labels?: string[];
      /**
       * How the branch of a hotfix begins. Takes effect with a rebuild.
       * Default: `hotfix/`.
       * @visibility frontend
       */
      branches?: string[];
      /**
       * Days within which a change that is marked as a hotfix mends the
       * deployment before. Default: 7.
       * @visibility frontend
       */
      lookBackDays?: number;
    };

    rollback?: {
      /**
       * How the task of a deployment begins that is a rollback, in any case.
       * Default: `rollback`.
       * @visibility frontend
       */
      tasks?: string[];
    };

    size?: {
      /**
       * Files that say nothing about the size of a change, such as lock files
       * and generated ones: patterns, those without a slash for files of that
       * name anywhere, those that end with one for a directory. A change that
       * touches one has no size. Default: none.
       * @visibility frontend
       */
      ignoredPaths?: string[];
    };

    incidents?: {
      /**
       * Labels, in any case, by which an issue is an incident. What a tool
       * tells as an incident without any label is one in any case. Takes
       * effect with a rebuild. Default: `incident`.
       * @visibility frontend
       */
      labels?: string[];
      /**
       * Hours before an incident in which a deployment may have caused it,
       * where nobody says what did. Default: 24.
       * @visibility frontend
       */
      lookBackHours?: number;
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
