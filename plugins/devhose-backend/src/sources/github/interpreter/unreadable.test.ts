import {
  change,
  example,
  interpret,
} from '../../../__testUtils__/interpretGithub';

describe('what cannot be read', () => {
  it.each([
    [{ number: 'two' }, 'pull_request.number is not a whole number'],
    [{ head: null }, 'pull_request.head is not an object'],
    [{ created_at: 'yesterday' }, 'pull_request.created_at is not an instant'],
    [
      { html_url: 'ftp://github.com/x' },
      'pull_request.html_url is not an http address',
    ],
    [{ labels: [{ name: '' }] }, 'pull_request.labels[0].name is not a text'],
    [{ draft: 'no' }, 'pull_request.draft is not true or false'],
  ])('is quarantined, telling where but not what: %j', (changes, reason) => {
    const payload = change(example('pull_request', 'opened'), {
      pull_request: changes,
    });
    expect(interpret('pull_request', payload)).toEqual({
      status: 'quarantined',
      reason,
    });
  });

  it('is told from what there are no words for', () => {
    expect(interpret('star', example('star'))).toEqual({
      status: 'not-interpreted',
    });
  });
});
