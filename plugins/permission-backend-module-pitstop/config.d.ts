export interface Config {
  permission?: {
    pitstop?: {
      /**
       * The group, or groups, whose members operate the platform: they may read
       * raw deliveries, import history and do what no rule gives to everyone.
       * Entity references such as `group:default/platform`, which is the default.
       */
      platformTeam?: string | string[];
    };
  };
}
