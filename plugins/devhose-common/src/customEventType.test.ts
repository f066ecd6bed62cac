import { customEventType } from './customEventType';

describe('the type of a custom event', () => {
  it.each([
    ['priority_updated', 'priorityUpdated'],
    ['merge request', 'mergeRequest'],
    ['v2', 'v'],
    ['42', 'unnamed'],
    ['', 'unnamed'],
  ])('has only letters for %j', (predicate, word) => {
    expect(
      customEventType({ tool: 'pagerduty', subject: 'incident', predicate }),
    ).toBe(`dev.cdeventsx.pagerduty-incident.${word}.0.1.0`);
  });
});
