import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { SourceSecrets } from '@pitstop/plugin-devhose-node';
import { readAsking, readNames } from '../asking/readAsking';
import { ToolApi } from '../asking/ToolApi';
import { JiraSource } from './JiraSource';
import { JiraSweeper } from './sweep/JiraSweeper';
import { searchCloud, searchDataCenter } from './sweep/searchIssues';

const projectKey = { shape: /^[A-Z][A-Z0-9_]*$/, example: 'SHOP' };

/**
 * The source of Jira as it is configured; undefined where it is off.
 *
 * @throws InputError if it is configured in a way that cannot be meant.
 */
export function createJiraSource(options: {
  config: Config;
  logger: LoggerService;
}): JiraSource | undefined {
  const senders = SourceSecrets.create({ ...options, path: 'jira' });
  return senders && JiraSource.create(senders, createSweeper(options.config));
}

function createSweeper(config: Config): JiraSweeper | undefined {
  const asking = readAsking(config, 'jira', { every: { minutes: 15 } });
  if (asking === undefined) {
    return undefined;
  }
  const { baseUrl, token, every, config: sweep } = asking;
  const key = 'devhose.sources.jira.sweep';
  const isDataCenter = sweep.getOptionalBoolean('dataCenter') ?? false;
  const email = isDataCenter ? undefined : sweep.getString('email');
  return JiraSweeper.create({
    api: ToolApi.create({
      baseUrl,
      headers: () => ({
        authorization:
          email === undefined
            ? `Bearer ${token()}`
            : `Basic ${Buffer.from(`${email}:${token()}`).toString('base64')}`,
      }),
    }),
    search: isDataCenter ? searchDataCenter : searchCloud,
    projects: readNames(sweep, key, 'projects', projectKey),
    every,
  });
}
