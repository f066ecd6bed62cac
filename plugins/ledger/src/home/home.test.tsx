import type { Entity } from '@backstage/catalog-model';
import { mockApis, registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { aReport, counts } from '../__testUtils__/aReport';
import { answering, deliveryUrl, failing } from '../__testUtils__/ledgerServer';
import { renderWithLedger } from '../__testUtils__/renderWithLedger';
import { MyTeamCard } from './MyTeamCard';
import { OrganisationCard } from './OrganisationCard';

expect.extend(toHaveNoViolations);

const server = setupServer();
registerMswTestHooks(server);

function group(name: string, type: string, parent?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type, children: [], ...(parent && { parent }) },
  };
}

function member(...groups: string[]): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: 'ada', namespace: 'default' },
    relations: groups.map(name => ({
      type: 'memberOf',
      targetRef: `group:default/${name}`,
    })),
  };
}

/** Signed in as a user whose token says nothing about groups. */
const ada = mockApis.identity({ userEntityRef: 'user:default/ada' });

const textOf = (element: Element | null) =>
  element?.textContent?.replace(/[\u00a0\u2009\u202f]/g, ' ') ?? '';

const renderMyTeam = (entities: Entity[], identity = ada) =>
  renderWithLedger(<MyTeamCard />, { entities, identity });

const renderOrganisation = (entities: Entity[]) =>
  renderWithLedger(<OrganisationCard />, { entities });

describe('my team’s delivery', () => {
  it('shows the team that the catalog knows one in, and leads to its tab', async () => {
    server.use(answering(aReport()));
    const { container } = renderMyTeam([
      member('buyers', 'acme'),
      group('buyers', 'team'),
      group('acme', 'company'),
    ]);
    expect(await screen.findByText('12')).toBeInTheDocument();
    expect(screen.getByText('buyers, last 12 weeks')).toBeInTheDocument();
    expect(textOf(container)).toContain('33% more, better');
    expect(textOf(container)).toContain('20% longer, worse');
    expect(textOf(container)).toContain(
      '4 merged changes are not yet in production.',
    );
    expect(
      screen.getByRole('img', { name: 'Deployments per week: 5, 0, 6, 1' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open the delivery of buyers' }),
    ).toHaveAttribute('href', '/catalog/default/group/buyers/delivery');
    expect(screen.queryByLabelText('Team')).not.toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says so where all that was merged is in production', async () => {
    const { leadTime, ...report } = aReport();
    server.use(
      answering({
        ...report,
        leadTime: { ...leadTime, undeployed: { changes: 0 } },
      }),
    );
    renderMyTeam([member('buyers'), group('buyers', 'team')]);
    expect(
      await screen.findByText('No merged change waits for production.'),
    ).toBeInTheDocument();
  });

  it('knows the teams that the sign-in says, too', async () => {
    server.use(answering(aReport()));
    renderMyTeam(
      [group('buyers', 'team')],
      mockApis.identity({
        userEntityRef: 'user:default/ada',
        ownershipEntityRefs: ['user:default/ada', 'group:default/buyers'],
      }),
    );
    expect(
      await screen.findByText('buyers, last 12 weeks'),
    ).toBeInTheDocument();
  });

  it('lets who is in several teams choose', async () => {
    server.use(
      http.get(deliveryUrl, ({ request }) => {
        const entityRef = new URL(request.url).searchParams.get('entityRef');
        const report = aReport();
        report.deploymentFrequency.current = counts(
          entityRef === 'group:default/sellers' ? 77 : 12,
        );
        return HttpResponse.json(report);
      }),
    );
    renderMyTeam([
      member('sellers', 'buyers'),
      group('sellers', 'team'),
      group('buyers', 'team'),
    ]);
    await screen.findByText('buyers, last 12 weeks');
    await userEvent.click(screen.getByRole('button', { name: /Team/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'sellers' }),
    );
    expect(
      await screen.findByText('sellers, last 12 weeks'),
    ).toBeInTheDocument();
    expect(await screen.findByText('77')).toBeInTheDocument();
  });

  it('tells who is in no team how to get one', async () => {
    const { container } = renderMyTeam([member()]);
    expect(
      await screen.findByText('You are not in a team yet'),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says what is missing for the first number', async () => {
    const report = aReport();
    report.scope = { ...report.scope, components: 0, linkedComponents: 0 };
    server.use(answering(report));
    renderMyTeam([member('buyers'), group('buyers', 'team')]);
    expect(
      await screen.findByText('No component belongs to buyers'),
    ).toBeInTheDocument();
  });

  it('says what failed, and tries again', async () => {
    server.use(failing(503, 'ServiceUnavailableError', 'The database is gone'));
    const { container } = renderMyTeam([
      member('buyers'),
      group('buyers', 'team'),
    ]);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is gone (503)',
    );
    expect(await axe(container)).toHaveNoViolations();
    server.use(answering(aReport()));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('12')).toBeInTheDocument();
  });
});

describe('the organisation’s successful deployments', () => {
  const entities = [
    group('shoes', 'company', 'acme'),
    group('acme', 'organization'),
  ];

  it('shows the last whole week against the one before, the running one apart', async () => {
    server.use(answering(aReport()));
    const { container } = renderOrganisation(entities);
    await screen.findByText('6');
    const text = textOf(container);
    expect(text).toContain('6 by acme last week (Jan 20 – 26, 2025)');
    expect(text).toContain('none in the time before (Jan 13 – 19, 2025)');
    expect(text).toContain('1 so far this week');
    expect(text).toContain('Between 0 and 6 deployments a week');
    expect(
      screen.getByRole('link', { name: 'Open the delivery of acme' }),
    ).toHaveAttribute('href', '/catalog/default/group/acme/delivery');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('asks for weeks of the organisation, not of its companies', async () => {
    let asked = new URLSearchParams();
    server.use(
      http.get(deliveryUrl, ({ request }) => {
        asked = new URL(request.url).searchParams;
        return HttpResponse.json(aReport());
      }),
    );
    renderOrganisation(entities);
    await waitFor(() =>
      expect(asked.get('entityRef')).toBe('group:default/acme'),
    );
    expect(asked.get('granularity')).toBe('week');
  });

  it('says what to add to a catalog without an organisation', async () => {
    renderOrganisation([group('shoes', 'company')]);
    expect(
      await screen.findByText('The catalog has no organisation yet'),
    ).toBeInTheDocument();
  });

  it('says what failed, and asks again when told to', async () => {
    server.use(http.get(deliveryUrl, () => HttpResponse.error()));
    renderOrganisation(entities);
    expect(
      await screen.findByText(/^The reason: the portal’s backend cannot be/),
    ).toBeVisible();

    server.use(answering(aReport()));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('6')).toBeVisible();
  });

  it('says that nothing was deployed instead of a zero', async () => {
    const report = aReport();
    report.deploymentFrequency.current = counts();
    server.use(answering(report));
    renderOrganisation(entities);
    expect(
      await screen.findByText('Nothing has been deployed to production yet'),
    ).toBeInTheDocument();
    expect(screen.queryByText('0')).not.toBeInTheDocument();
  });
});
