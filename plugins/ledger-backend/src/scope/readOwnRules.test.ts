import type { Entity } from '@backstage/catalog-model';
import { readOwnRules } from './readOwnRules';

function component(annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'checkout', annotations },
    spec: { type: 'service' },
  };
}

describe('the rules of a component', () => {
  it('are those of the installation where it says nothing', () => {
    expect(
      readOwnRules(component({ 'github.com/project-slug': 'a/b' })),
    ).toEqual({ rules: {}, problems: [] });
  });

  it('are read from its annotations', () => {
    expect(
      readOwnRules(
        component({
          'ledger.pitstop/production-environments': 'Live, eu ,live',
          'ledger.pitstop/rollback-tasks': 'undo',
          'ledger.pitstop/look-back-days': '90',
          'ledger.pitstop/incident-look-back-hours': '4',
          'ledger.pitstop/hotfix-look-back-days': '2',
        }),
      ),
    ).toEqual({
      rules: {
        productionEnvironments: ['eu', 'live'],
        onlyTheseEnvironments: true,
        rollbackTasks: ['undo'],
        lookBackDays: 90,
        incidentLookBackHours: 4,
        hotfixLookBackDays: 2,
      },
      problems: [],
    });
  });

  it.each([
    [
      'ledger.pitstop/look-back-days',
      'a month',
      "'a month' is not a number that can be used; write a whole number from 1 to 365",
    ],
    [
      'ledger.pitstop/look-back-days',
      '0',
      "'0' is not a number that can be used; write a whole number from 1 to 365",
    ],
    [
      'ledger.pitstop/production-environments',
      'live,,eu',
      "'live,,eu' holds an empty name; write names with commas between them, such as 'live, live-eu', or leave the annotation out",
    ],
    [
      'ledger.pitstop/production-environment',
      'live',
      expect.stringMatching(
        /^There is no such setting; use one of ledger\.pitstop\/production-environments, /,
      ),
    ],
  ])(
    '%s: %s is a problem that is told, and nothing else',
    (name, value, message) => {
      expect(
        readOwnRules(
          component({ [name]: value, 'ledger.pitstop/rollback-tasks': 'undo' }),
        ),
      ).toEqual({
        rules: { rollbackTasks: ['undo'] },
        problems: [
          {
            entityRef: 'component:default/checkout',
            annotation: name,
            message,
          },
        ],
      });
    },
  );
});
