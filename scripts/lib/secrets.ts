import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the parts of a local portal prove themselves to each other with. */
export interface Secrets {
  /** Shared by the simulated GitHub and Devhose. */
  webhookSecret: string;
  /** Shared by the simulated Artifactory and Devhose. */
  artifactoryWebhookSecret: string;
  /** Shared by the simulated Jira and Devhose. */
  jiraWebhookSecret: string;
  /** Shared by the simulated PagerDuty and Devhose. */
  pagerdutyWebhookSecret: string;
  /** Shared by the simulated Slack and Devhose. */
  slackWebhookSecret: string;
  /** Shared by the simulated SonarQube and Devhose. */
  sonarqubeWebhookSecret: string;
  /** Shared by the simulated Spinnaker and Devhose. */
  spinnakerWebhookSecret: string;
  /** Encrypts the secrets of outgoing webhooks. */
  webhookEncryptionKey: string;
  /** Lets the history in, nothing else. */
  importToken: string;
  /** Lets a service from outside follow events, nothing else. */
  serviceToken: string;
  /** Of the embedded database's only user. */
  databasePassword: string;
}

/** Reads the secrets of a data directory; the first time, makes them up. */
export async function loadSecrets(directory: string): Promise<Secrets> {
  await mkdir(directory, { recursive: true });
  const path = join(directory, 'secrets.json');
  const fresh: Secrets = {
    webhookSecret: randomBytes(32).toString('hex'),
    artifactoryWebhookSecret: randomBytes(32).toString('hex'),
    jiraWebhookSecret: randomBytes(32).toString('hex'),
    pagerdutyWebhookSecret: randomBytes(32).toString('hex'),
    slackWebhookSecret: randomBytes(32).toString('hex'),
    sonarqubeWebhookSecret: randomBytes(32).toString('hex'),
    spinnakerWebhookSecret: randomBytes(32).toString('hex'),
    webhookEncryptionKey: randomBytes(32).toString('base64'),
    importToken: randomBytes(32).toString('hex'),
    serviceToken: randomBytes(32).toString('hex'),
    databasePassword: randomBytes(32).toString('hex'),
  };
  const stored: Partial<Secrets> = await readFile(path, 'utf8').then(
    JSON.parse,
    error => {
      if (error.code === 'ENOENT') {
        return {};
      }
      throw error;
    },
  );
  const secrets = { ...fresh, ...stored };
  if (Object.keys(stored).length < Object.keys(secrets).length) {
    await writeFile(path, JSON.stringify(secrets, undefined, 2), {
      mode: 0o600,
    });
  }
  return secrets;
}

/** Environment variables with the secrets that the simulated tools share with Devhose. */
export function webhookVariables(secrets: Secrets): Record<string, string> {
  return {
    PITSTOP_ARTIFACTORY_WEBHOOK_SECRET: secrets.artifactoryWebhookSecret,
    PITSTOP_GITHUB_WEBHOOK_SECRET: secrets.webhookSecret,
    PITSTOP_JIRA_WEBHOOK_SECRET: secrets.jiraWebhookSecret,
    PITSTOP_PAGERDUTY_WEBHOOK_SECRET: secrets.pagerdutyWebhookSecret,
    PITSTOP_SLACK_WEBHOOK_SECRET: secrets.slackWebhookSecret,
    PITSTOP_SONARQUBE_WEBHOOK_SECRET: secrets.sonarqubeWebhookSecret,
    PITSTOP_SPINNAKER_WEBHOOK_SECRET: secrets.spinnakerWebhookSecret,
  };
}
