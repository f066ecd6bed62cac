import { render, screen } from '@testing-library/react';
import App from './App';

/** Configuration as the backend puts it into the page. */
const configure = (app: object) => {
  const script = document.createElement('script');
  script.type = 'backstage.io/config';
  script.textContent = JSON.stringify([
    {
      context: 'test',
      data: {
        app: { title: 'Pitstop', baseUrl: 'http://localhost', ...app },
        backend: { baseUrl: 'http://localhost' },
        organization: { name: 'Northwind' },
      },
    },
  ]);
  document.head.append(script);
};

describe('the app', () => {
  it('says what it is, and offers the configured ways in', async () => {
    configure({ signIn: { providers: ['github', 'guest'] } });
    render(App.createRoot());

    expect(
      await screen.findByText(/What Northwind builds/, undefined, {
        timeout: 20_000,
      }),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('button').map(button => button.textContent),
    ).toEqual(['Sign in with GitHub', 'Enter as guest']);
  }, 30_000);
});
