import { eventTypes } from '@pitstop/plugin-devhose-common';
import {
  change,
  context,
  eventOf,
  example,
  interpret,
} from '../../../__testUtils__/interpretGithub';

describe('a review', () => {
  it('is told with its verdict, and whose it is', () => {
    const payload = change(example('pull_request_review', 'submitted'), {
      review: { state: 'APPROVED', user: { id: 99 } },
    });
    const { event, contributor } = eventOf('pull_request_review', payload);
    expect(event.type).toBe(eventTypes.changeReviewed);
    expect(event.subject).toBe('github.com/codertocat/hello-world/pull/2');
    expect(event.data.customData).toMatchObject({
      verdict: 'approved',
      byAuthor: false,
      byBot: false,
    });
    expect(contributor).toBe(context.contributor('github', 99));
  });

  it('of one’s own is known as such', () => {
    const { event } = eventOf(
      'pull_request_review',
      example('pull_request_review', 'submitted'),
    );
    expect(event.data.customData).toMatchObject({ byAuthor: true });
  });

  it('that is dismissed is none', () => {
    expect(
      interpret(
        'pull_request_review',
        example('pull_request_review', 'dismissed'),
      ),
    ).toEqual({ status: 'not-interpreted' });
  });
});
