import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportSections } from '@pitstop/plugin-ledger-common';
import {
  companySizes,
  createCompany,
  type Company,
  type CompanySizeName,
} from '@pitstop/sandbox';
import { signedDeliveries } from '../lib/deliveries';
import { postgresVersion } from '../lib/postgresVersion';
import { report } from '../lib/results';
import { percentile, rounded } from '../lib/statistics';
import { bareReading } from './bareReading';
import { bareReplay } from './bareReplay';
import { seed, until } from './history';
import { measureFreshness } from './live';
import { loadHistory } from './loadHistory';
import { askNaively } from './naive';
import { Portal } from './Portal';
import { askTabs } from './tabs';

const day = 24 * 60 * 60 * 1000;
const date = (daysBeforeEnd: number) =>
  new Date(until - daysBeforeEnd * day).toISOString().slice(0, 10);

/** Two years in whole weeks, and the first half of them. */
const twoYears = { from: date(104 * 7), to: date(0) };
const firstYear = { from: date(104 * 7), to: date(52 * 7) };

const tabRequests = 160;

/** The entities that tabs are asked for, by what they are. */
function scopesOf({ name, marketplaces, teams, components }: Company) {
  return {
    component: components
      .slice(0, 40)
      .map(component => `component:default/${component.name}`),
    team: teams.slice(0, 20).map(team => `group:default/${team.name}`),
    company: marketplaces.map(company => `group:default/${company.name}`),
    organisation: [`group:default/${name}`],
  };
}

function latencyRow(what: string, latenciesMs: number[]) {
  return {
    what,
    'p50 ms': rounded(percentile(latenciesMs, 0.5), 1),
    'p95 ms': rounded(percentile(latenciesMs, 0.95), 1),
    'p99 ms': rounded(percentile(latenciesMs, 0.99), 1),
  };
}

/** @param keep - To leave the databases, and to find those of an earlier run. */
async function main(databaseUrl: string, size: CompanySizeName, keep: boolean) {
  const logDirectory = await mkdtemp(join(tmpdir(), 'pitstop-bench-'));
  const databasePrefix = keep
    ? `bench_ledger_${size}_`
    : `bench_${randomBytes(4).toString('hex')}_`;
  const devhoseUrl = new URL(databaseUrl);
  devhoseUrl.pathname = `/${databasePrefix}devhose`;
  const secret = randomBytes(32).toString('hex');
  const company = createCompany(seed, companySizes[size]);
  const scopes = scopesOf(company);

  const portal = await Portal.start({
    databaseUrl,
    databasePrefix,
    logDirectory,
    secret,
    size,
  });
  await portal.untilCatalogKnows(company.components.length);

  let early: number[] | undefined;
  const askOrganisation = () =>
    askTabs(portal, scopes.organisation, {
      ...firstYear,
      include: '',
      requests: tabRequests / 4,
      anew: true,
    });
  const loaded = await loadHistory(portal, {
    size,
    devhoseUrl: devhoseUrl.toString(),
    halfwayAt: firstYear.to,
    async halfway() {
      early = await askOrganisation();
    },
  });
  const late = await askOrganisation();

  const bare = await bareReplay(devhoseUrl.toString());
  const rebuildStart = performance.now();
  await portal.rebuild();
  const rebuildSeconds = (performance.now() - rebuildStart) / 1000;

  const bareRaw = await bareReading(devhoseUrl.toString());
  const readingStart = performance.now();
  await portal.readAgain();
  // From raw is one after the other: events first, then facts.
  const rawSeconds = (performance.now() - readingStart) / 1000 + rebuildSeconds;

  const rows: Array<Record<string, string | number>> = [];
  for (const [scope, entityRefs] of Object.entries(scopes)) {
    for (const include of ['', reportSections.join()]) {
      const what = `tab of a ${scope}, two years, ${
        include ? 'all sections' : 'five metrics'
      }`;
      const asked = { ...twoYears, include, requests: tabRequests };
      for (const anew of [true, false]) {
        rows.push(
          latencyRow(
            `${what}, ${anew ? 'asked anew' : 'asked again'}`,
            await askTabs(portal, entityRefs, { ...asked, anew }),
          ),
        );
      }
    }
  }
  const naiveOrganisation = await askNaively(devhoseUrl.toString(), twoYears);
  const naiveComponent = await askNaively(devhoseUrl.toString(), {
    ...twoYears,
    repositories: [
      `github.com/${company.name}/${company.components[0].repository.name}`,
    ],
  });
  const freshness = await measureFreshness(portal, signedDeliveries(secret), {
    perSecond: 200,
    seconds: 10,
  });
  await portal.stop();

  const bareRate = bare.events / bare.seconds;
  const rebuildRate = bare.events / rebuildSeconds;
  const bareRawRate = bareRaw.deliveries / bareRaw.seconds;
  const rawRate = bareRaw.deliveries / rawSeconds;
  await report(
    {
      name: 'ledger',
      size,
      rows: [
        {
          what: 'history imported and counted',
          deliveries: loaded.deliveries,
          ...(loaded.seconds && {
            'deliveries/s': rounded(loaded.deliveries / loaded.seconds),
          }),
        },
        {
          what: 'rebuild from events',
          'events/s': rounded(rebuildRate),
          events: bare.events,
        },
        {
          what: 'ceiling: the same events read and parsed',
          'events/s': rounded(bareRate),
        },
        {
          what: 'rebuild from raw: interpreted again, then as above',
          'deliveries/s': rounded(rawRate),
          deliveries: bareRaw.deliveries,
        },
        {
          what: 'ceiling: the same deliveries read, unpacked and parsed',
          'deliveries/s': rounded(bareRawRate),
        },
        ...rows,
        {
          what: 'naive: deployments per week by SQL over the events, organisation',
          'p50 ms': rounded(naiveOrganisation, 1),
        },
        {
          what: 'naive: the same for one component',
          'p50 ms': rounded(naiveComponent, 1),
        },
        latencyRow('acknowledged → counted, at 200/s', freshness),
      ],
      ratios: {
        'rebuild / ceiling': rounded(rebuildRate / bareRate, 2),
        'rebuild from raw / ceiling': rounded(rawRate / bareRawRate, 2),
        ...(early && {
          'tab with twice the history / tab before': rounded(
            percentile(late, 0.5) / percentile(early, 0.5),
            2,
          ),
        }),
      },
    },
    await postgresVersion(databaseUrl),
  );
  await rm(logDirectory, { recursive: true });
}

const databaseUrl = process.env.DATABASE_URL;
const [size = 'small', ...options] = process.argv.slice(2);
if (!databaseUrl) {
  throw new Error('DATABASE_URL is missing; `yarn bench ledger` sets it');
}
if (size !== 'small' && size !== 'reference') {
  throw new Error(`unknown size '${size}'; there are small and reference`);
}
main(databaseUrl, size, options.includes('--keep')).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
