import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ForwardedError, ResponseError } from '@backstage/errors';
import { screen } from '@testing-library/react';
import { useReason } from './useReason';

function Reason({ error }: { error: Error }) {
  return <p>{useReason()(error)}</p>;
}

const refused = () =>
  ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'ConflictError', message: 'It is under way' },
        response: { statusCode: 409 },
      }),
      { status: 409, headers: { 'content-type': 'application/json' } },
    ),
  );

describe('why something failed', () => {
  it('is said in the words of the server', async () => {
    renderInTestApp(<Reason error={await refused()} />);
    expect(await screen.findByText('It is under way (409)')).toBeVisible();
  });

  it.each([
    'Failed to fetch',
    'NetworkError when attempting to fetch resource.',
    'Load failed',
  ])('is said in words of ours where a browser says %j', async words => {
    renderInTestApp(<Reason error={new TypeError(words)} />);
    expect(await screen.findByText(/cannot be reached/)).toBeVisible();
  });

  it('is said in words of ours where somebody has forwarded what a browser says', async () => {
    renderInTestApp(
      <Reason
        error={new ForwardedError('No teams', new TypeError('Failed to fetch'))}
      />,
    );
    expect(await screen.findByText(/cannot be reached/)).toBeVisible();
  });

  it('is said as it is where nobody knows better', async () => {
    renderInTestApp(<Reason error={new Error('No body')} />);
    expect(await screen.findByText('No body')).toBeVisible();
  });
});
