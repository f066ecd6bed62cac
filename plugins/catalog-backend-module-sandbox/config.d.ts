export interface Config {
  sandbox?: {
    /**
     * Where the simulated company answers, such as `http://127.0.0.1:7010`.
     * Without it, nothing of the company is in the catalog.
     */
    baseUrl?: string;
  };
}
