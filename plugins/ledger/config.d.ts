export interface Config {
  ledger?: {
    /**
     * IANA time zone in which days, weeks and months begin. Default UTC.
     *
     * @visibility frontend
     */
    timeZone?: string;
  };
}
