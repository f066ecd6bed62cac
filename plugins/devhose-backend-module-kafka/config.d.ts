export interface Config {
  devhose?: {
    /** Hands events to Kafka, and takes events from there. Off where it is absent. */
    kafka?: {
      /**
       * Addresses of brokers, such as `kafka.example.com:9092`.
       *
       * @visibility backend
       */
      brokers: string[];

      /**
       * The topic that events go to. It has to be there, or be made by the
       * brokers. Nothing goes out where it is absent.
       *
       * @visibility backend
       */
      topic?: string;

      /**
       * Types of the events that go out, exact or up to a dot. Defaults to all.
       *
       * @visibility backend
       */
      types?: string[];

      /**
       * Lets the brokers drop what is sent twice within one connection. Needs
       * the right `IDEMPOTENT_WRITE` on older clusters. Defaults to false:
       * a repeat has the same `ce_id`.
       *
       * @visibility backend
       */
      idempotent?: boolean;

      inbound?: {
        /**
         * Topics whose CloudEvents are taken in.
         *
         * @visibility backend
         */
        topics: string[];

        /**
         * The consumer group that remembers how far they are. Defaults to `devhose`.
         *
         * @visibility backend
         */
        group?: string;
      };

      sasl?: {
        /**
         * @visibility backend
         */
        mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
        /**
         * @visibility backend
         */
        username: string;
        /** @visibility secret */
        password: string;
      };

      /** Connections are encrypted where this is there, be it empty. */
      tls?: {
        /**
         * Certificate of the authority that signed the brokers'.
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
        /**
         * The name in the brokers' certificates, where that is not the one in
         * their addresses.
         *
         * @visibility backend
         */
        serverName?: string;
      };
    };
  };
}
