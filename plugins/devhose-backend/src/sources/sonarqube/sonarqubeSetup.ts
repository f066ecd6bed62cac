import type { SourceSetup } from '@pitstop/plugin-devhose-node';

/** @see https://docs.sonarsource.com/sonarqube-server/latest/project-administration/webhooks/ */
export const sonarqubeSetup: SourceSetup = {
  tool: 'SonarQube',
  steps: [
    'Open `Administration` → `Configuration` → `Webhooks` → `Create`, of the whole server or of a project.',
    'Paste the address as `URL` and the secret as `Secret`.',
    'Give analyses `-Dsonar.analysis.repository=<address of the repository>`: SonarQube does not tell it.',
  ],
  secretMadeBy: 'you',
  documentation:
    'https://docs.sonarsource.com/sonarqube-server/latest/project-administration/webhooks/',
};
