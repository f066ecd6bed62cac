import type { HumanDuration } from '@backstage/types';

/** What shows that a delivery is genuine. */
type Proof = {
  /**
   * Any of them will do, so that one can be replaced by another without losing a
   * delivery: add the new one here, change the webhooks, take the old one away.
   *
   * @deepVisibility secret
   */
  secrets?: string[];

  /**
   * Takes deliveries that nothing shows to be genuine: anybody who reaches the
   * portal can make up what happened. Only without secrets, and only where the
   * way to the portal is protected otherwise. Defaults to false.
   *
   * @visibility backend
   */
  allowUnsigned?: boolean;
};

export interface Config {
  devhose?: {
    /**
     * The tools that deliveries are taken from, at
     * `/api/devhose/ingest/<source>`. A source that isn't here is off.
     */
    sources?: {
      github?: Proof & {
        /**
         * Asks GitHub what its webhooks sent, and has sent again what is not in
         * the log: GitHub itself sends everything once. The credentials of
         * `integrations.github` must be allowed to manage the webhooks; an app
         * asks about its own without any permission.
         */
        sweep?: {
          /**
           * Organisations with a webhook to this portal, such as `northwind`.
           *
           * @visibility backend
           */
          organizations?: string[];

          /**
           * Repositories with a webhook of their own, such as `northwind/shop`.
           *
           * @visibility backend
           */
          repositories?: string[];

          /**
           * Ids of GitHub Apps of `integrations.github` whose own webhook goes to
           * this portal.
           *
           * @visibility backend
           */
          apps?: Array<number | string>;

          /**
           * As in `integrations.github`. Defaults to `github.com`.
           *
           * @visibility backend
           */
          host?: string;

          /**
           * How often. Defaults to 15 minutes.
           *
           * @visibility backend
           */
          every?: HumanDuration | string;
        };
      };

      /**
       * SonarQube Server and Cloud. An analysis that is given the property
       * `sonar.analysis.repository`, its value the repository's address, joins
       * up with what other tools say of the repository.
       */
      sonarqube?: Proof & {
        /**
         * Asks SonarQube what its webhooks sent, and brings in what is not in the
         * log: SonarQube itself sends everything once.
         */
        sweep?: {
          /**
           * Of the server, without `/api`, such as `https://sonarqube.example`.
           *
           * @visibility backend
           */
          baseUrl: string;

          /**
           * Of somebody who may administer what has the webhooks.
           *
           * @visibility secret
           */
          token: string;

          /**
           * In SonarQube Cloud, the organisation's key.
           *
           * @visibility backend
           */
          organization?: string;

          /**
           * Keys of projects with webhooks of their own, which are asked about in
           * place of those of the whole server.
           *
           * @visibility backend
           */
          projects?: string[];

          /**
           * How often. Defaults to 15 minutes.
           *
           * @visibility backend
           */
          every?: HumanDuration | string;
        };
      };

      /** Whoever sends CloudEvents, best of all CDEvents. A secret is a bearer token. */
      cloudevents?: Proof;

      /** GitLab. A secret is a webhook's secret token, or its signing token (`whsec_…`). */
      gitlab?: Proof;

      /** Jira Cloud and Data Center. */
      jira?: Proof & {
        /**
         * Asks Jira which issues have changed, and brings in the changes that
         * are not in the log.
         */
        sweep?: {
          /**
           * Of the site, such as `https://northwind.atlassian.net`.
           *
           * @visibility backend
           */
          baseUrl: string;

          /**
           * Whether it is Jira Data Center, and not Jira Cloud. Defaults to false.
           *
           * @visibility backend
           */
          dataCenter?: boolean;

          /**
           * In the Cloud, of the account that the token is of; it sees what it may
           * browse.
           *
           * @visibility backend
           */
          email?: string;

          /**
           * An API token; in Data Center a personal access token.
           *
           * @visibility secret
           */
          token: string;

          /**
           * Keys of the projects that the webhook tells of, if not of all.
           *
           * @visibility backend
           */
          projects?: string[];

          /**
           * How often. Defaults to 15 minutes.
           *
           * @visibility backend
           */
          every?: HumanDuration | string;
        };
      };

      /** PagerDuty, webhooks of version 3. */
      pagerduty?: Proof;

      /** JFrog Artifactory. A secret is sent as it is, or used for signing. */
      artifactory?: Proof;

      /** A Slack app. A secret is its signing secret. */
      slack?: Proof;

      /** Spinnaker's echo. A secret is a password or bearer token. */
      spinnaker?: Proof;

      /**
       * Tools that Devhose has no words for and that sign by Standard Webhooks, by
       * the name that they have in the address. Secrets are such as `whsec_…`.
       */
      standardWebhooks?: {
        [source: string]: Proof;
      };

      /**
       * Rollouts and containers of the clusters that the Kubernetes plugin knows,
       * watched through its proxy; `kubernetes: {}` turns it on.
       */
      kubernetes?: {
        /**
         * Which environment a namespace belongs to; the first that fits. Where
         * none does, a cluster is an environment, called as the cluster.
         */
        environments?: Array<{
          /**
           * Defaults to any.
           *
           * @visibility backend
           */
          cluster?: string;

          /**
           * Defaults to any.
           *
           * @visibility backend
           */
          namespace?: string;

          /**
           * Such as `production`.
           *
           * @visibility backend
           */
          environment: string;
        }>;

        /**
         * How long a watch lasts before it is renewed. A connection that is lost
         * behind the proxy is noticed then. Defaults to 60.
         *
         * @visibility backend
         */
        watchSeconds?: number;
      };

      /** Travis CI; `travis: {}` turns it on. */
      travis?: {
        /**
         * Addresses of the APIs whose key signs the webhooks. Defaults to
         * `[https://api.travis-ci.com]`.
         *
         * @visibility backend
         */
        apiUrls?: string[];

        /**
         * Takes deliveries that nobody signed. Defaults to false.
         *
         * @visibility backend
         */
        allowUnsigned?: boolean;

        /**
         * Asks Travis CI which builds have ended, and brings in those whose end is
         * not in the log.
         */
        sweep?: {
          /**
           * Of the API. Defaults to `https://api.travis-ci.com`.
           *
           * @visibility backend
           */
          baseUrl?: string;

          /**
           * Of somebody who sees the repositories.
           *
           * @visibility secret
           */
          token: string;

          /**
           * Whose repositories: organisations or people, such as `northwind`.
           *
           * @visibility backend
           */
          owners: string[];

          /**
           * Where people look at builds, up to the repository. Defaults to
           * `https://app.travis-ci.com/github`.
           *
           * @visibility backend
           */
          pages?: string;

          /**
           * Whether a build's beginning may be missing, too: set it where
           * `.travis.yml` says `on_start: always`. Defaults to false.
           *
           * @visibility backend
           */
          beginnings?: boolean;

          /**
           * How often. Defaults to an hour.
           *
           * @visibility backend
           */
          every?: HumanDuration | string;
        };
      };
    };

    /**
     * How long things are kept: ISO 8601 durations (`P400D`), objects such as
     * `{ days: 400 }`, or `forever`, which is the default. Whole months expire.
     * Needs `archive`.
     */
    retention?: {
      /**
       * Headers and bodies, as they came in.
       *
       * @visibility backend
       */
      raw?: string | HumanDuration;

      /**
       * What was understood of them; not shorter than `raw`.
       *
       * @visibility backend
       */
      events?: string | HumanDuration;

      /** For single sources; what is not said here is as above. */
      sources?: {
        [source: string]: {
          /** @visibility backend */
          raw?: string | HumanDuration;
          /** @visibility backend */
          events?: string | HumanDuration;
        };
      };
    };

    /** Where to expired deliveries are written before they are removed. */
    archive?: {
      /**
       * A directory that all replicas see.
       *
       * @visibility backend
       */
      directory?: string;

      /** Or a bucket of S3, or of what speaks its protocol. */
      s3?: {
        /** @visibility backend */
        bucket: string;

        /**
         * Before the names of the objects; `/` for nothing. Defaults to `devhose`.
         *
         * @visibility backend
         */
        prefix?: string;

        /** @visibility backend */
        region?: string;

        /**
         * Of a server that is not Amazon's.
         *
         * @visibility backend
         */
        endpoint?: string;

        /**
         * Whether the bucket is part of the path and not of the host's name.
         *
         * @visibility backend
         */
        forcePathStyle?: boolean;

        /**
         * Without it credentials come from the environment, a profile or the instance.
         *
         * @visibility secret
         */
        accessKeyId?: string;

        /** @visibility secret */
        secretAccessKey?: string;
      };
    };

    reinterpretation?: {
      /**
       * How much of the time a replica reads deliveries again at most, when
       * that was asked for: more than 0, at most 1. Defaults to 0.25. With less
       * than 1 it does so in one thread, with 1 in as many as there are
       * processors, at most four.
       *
       * @visibility backend
       */
      share?: number;
    };

    webhooks?: {
      /**
       * 32 bytes each, in base64. The secrets of webhooks are kept encrypted
       * with the first; the others still decrypt. Without one no webhook can be
       * added.
       *
       * @deepVisibility secret
       */
      encryptionKeys?: string[];

      /**
       * Networks that events may be posted to although they are private,
       * link-local or the like, such as `10.1.0.0/16`. Defaults to none.
       *
       * @visibility backend
       */
      allowedNetworks?: string[];
    };

    /**
     * Copies what comes in to Backstage's EventsService, for plugins that know
     * nothing of Devhose. Best effort, and at the cost of ingest.
     */
    eventsService?: {
      /**
       * The payloads of the tools as they came, names of people in them, to
       * every plugin that subscribes to `<source>`. Defaults to false.
       *
       * @visibility backend
       */
      payloads?: boolean;

      /**
       * The events that were read from them, by the topics `devhose` and
       * `devhose.<type>`. Defaults to false.
       *
       * @visibility backend
       */
      events?: boolean;
    };

    ingest?: {
      /**
       * How many megabytes of deliveries may be held in memory between
       * their first byte and their commit. Beyond that senders are answered 503
       * and asked to come back. Defaults to 256.
       *
       * @visibility backend
       */
      memoryLimitMegabytes?: number;

      /**
       * What each source takes, in each process, by the source's id; what is
       * not said for it is as for `default`. What is more is refused, with the
       * reason, and told on the page of sources.
       */
      limits?: {
        [source: string]: {
          /**
           * Of a body, after decompression. Defaults to what the tool sends at most.
           *
           * @visibility backend
           */
          bodyKilobytes?: number;

          /**
           * From the first to the last byte of a body. Defaults to 30.
           *
           * @visibility backend
           */
          bodySeconds?: number;

          /**
           * How many headers. Defaults to 100.
           *
           * @visibility backend
           */
          headers?: number;

          /**
           * Of all headers together; Node itself takes 16, which is the default.
           *
           * @visibility backend
           */
          headerKilobytes?: number;

          /**
           * In the long run. Defaults to 2000.
           *
           * @visibility backend
           */
          requestsPerSecond?: number;

          /**
           * At once, after a pause. Defaults to 10000.
           *
           * @visibility backend
           */
          burst?: number;

          /**
           * Under way at the same time. Defaults to 500.
           *
           * @visibility backend
           */
          concurrentRequests?: number;
        };
      };
    };
  };
}
