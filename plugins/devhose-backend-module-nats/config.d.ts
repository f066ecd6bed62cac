export interface Config {
  devhose?: {
    /** Hands events to NATS JetStream, and takes events from there. Off where it is absent. */
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

      /**
       * Whether events go out. Defaults to true.
       *
       * @visibility backend
       */
      publish?: boolean;

      /** Streams whose CloudEvents are taken in. */
      inbound?: Array<{
        /**
         * Its name. It has to be there.
         *
         * @visibility backend
         */
        stream: string;

        /**
         * The durable consumer that remembers how far it is; made, with explicit
         * acknowledgement, where there is none. Defaults to `devhose`.
         *
         * @visibility backend
         */
        consumer?: string;

        /**
         * Subjects, if not all of the stream. More than one needs NATS 2.10.
         *
         * @visibility backend
         */
        subjects?: string[];
      }>;

      /** @visibility secret */
      user?: string;
      /** @visibility secret */
      password?: string;
      /** @visibility secret */
      token?: string;
      /**
       * Seed of an nkey, `SU…`.
       *
       * @visibility secret
       */
      nkeySeed?: string;
      /**
       * File with the JWT and the seed of a user, as `nsc` makes it.
       *
       * @visibility backend
       */
      credentialsFile?: string;

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
