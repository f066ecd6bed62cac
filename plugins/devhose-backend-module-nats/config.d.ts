export interface Config {
  devhose?: {
    /** Hands events to NATS JetStream. Off where it is absent. */
    nats?: {
      /**
       * Addresses of the servers, such as `nats://nats.example.com:4222`.
       *
       * @visibility backend
       */
      servers: string[];

      /**
       * The stream; made with file storage where there is none. Defaults to `DEVHOSE`.
       *
       * @visibility backend
       */
      stream?: string;

      /**
       * What subjects begin with. Defaults to `devhose`.
       *
       * @visibility backend
       */
      subjectPrefix?: string;

      /**
       * Types of the events, exact or up to a dot. Defaults to all.
       *
       * @visibility backend
       */
      types?: string[];

      /** @visibility secret */
      user?: string;
      /** @visibility secret */
      password?: string;
      /** @visibility secret */
      token?: string;

      tls?: {
        /**
         * Certificate of the authority that signed the servers'.
         *
         * @visibility backend
         */
        caFile?: string;
        /**
         * Certificate of this client.
         *
         * @visibility backend
         */
        certFile?: string;
        /**
         * Key of this client.
         *
         * @visibility backend
         */
        keyFile?: string;
      };
    };
  };
}
