import {
  change,
  eventOf,
  example,
} from '../../../__testUtils__/interpretGithub';
import { revertedChange } from './revertedChange';

const repository = {
  id: 'github.com/acme/shop',
  uri: 'https://github.com/Acme/shop',
  owner: 'acme',
  name: 'shop',
  defaultBranch: 'main',
};

describe('a revert', () => {
  it.each([
    ['Reverts #12', { number: 12 }],
    ['Reverts Acme/shop#12\n\nIt broke.', { number: 12 }],
    ['Reverts acme/other#12', undefined],
    [
      'Revert "Faster tax"\n\nThis reverts commit 6113728f27ae82c7b1a177c8d03f9e96e0adf246.',
      { commit: '6113728f27ae82c7b1a177c8d03f9e96e0adf246' },
    ],
    ['Revert "Faster tax"', undefined],
    ['Explains why nobody reverts #12 here', undefined],
    [undefined, undefined],
  ])('says what it takes back: %s', (text, reverted) => {
    expect(revertedChange(text, repository)).toEqual(reverted);
  });

  it('is told of a pull request without its text', () => {
    const payload = change(example('pull_request', 'opened'), {
      pull_request: { body: 'Reverts Codertocat/Hello-World#1, sorry' },
    });
    const { event } = eventOf('pull_request', payload);

    expect(event.data.customData).toMatchObject({ reverts: { number: 1 } });
    expect(JSON.stringify(event)).not.toContain('sorry');
  });
});
