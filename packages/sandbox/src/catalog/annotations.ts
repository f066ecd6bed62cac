import type { Company, Component } from '../company';

/**
 * The annotations that lead from each tool to a component. All keys are
 * established ones:
 *
 * - `backstage.io/*`, `github.com/project-slug`, `sonarqube.org/project-key`:
 *   https://backstage.io/docs/features/software-catalog/well-known-annotations
 * - `jira/*`, `travis-ci.com/repo-slug`: the plugins of Roadie
 * - `pagerduty.com/service-id`: PagerDuty's own plugin
 * - `spinnaker.io/application-name`: the only published plugin for Spinnaker
 */
export function componentAnnotations(
  company: Company,
  component: Component,
): Record<string, string> {
  const { repository, owner, name } = component;
  const annotations: Record<string, string> = {
    'jira/project-key': owner.jiraProject,
    'jira/component': name,
    'sonarqube.org/project-key': `${company.name}_${name}`,
  };
  if (component.linked) {
    annotations['github.com/project-slug'] = repository.fullName;
    annotations[
      'backstage.io/source-location'
    ] = `url:https://github.com/${repository.fullName}/`;
    if (repository.checks === 'travis') {
      annotations['travis-ci.com/repo-slug'] = repository.fullName;
    }
  }
  if (component.type !== 'library') {
    annotations['backstage.io/kubernetes-id'] = name;
    annotations['backstage.io/kubernetes-namespace'] = owner.name;
    annotations['pagerduty.com/service-id'] = repository.pagerDutyService;
  }
  if (repository.deployer === 'spinnaker') {
    annotations['spinnaker.io/application-name'] = name.replaceAll('-', '');
  }
  return annotations;
}
