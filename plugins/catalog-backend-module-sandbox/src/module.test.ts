import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  coreServices,
  createBackendModule,
  type SchedulerService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  type CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import {
  companySizes,
  createCompany,
  createServer as createSandbox,
} from '@pitstop/sandbox';
import { catalogModuleSandbox } from './module';

type Backend = Awaited<ReturnType<typeof startTestBackend>>;

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const running: Backend[] = [];
const credentials = mockCredentials.service();

async function eventually<T>(
  read: () => Promise<T>,
  isThere: (value: T) => boolean,
): Promise<T> {
  for (;;) {
    const value = await read();
    if (isThere(value)) {
      return value;
    }
    await wait(50);
  }
}

/** Asks the sandbox again now; a run that has not ended yet does as well. */
async function refresh(scheduler: SchedulerService): Promise<void> {
  await scheduler.triggerTask('sandbox-entities').catch(error => {
    if (error.name !== 'ConflictError') {
      throw error;
    }
  });
}

/** A sandbox whose company can be exchanged, on a real port. */
class TestSandbox {
  company = createCompany(1, companySizes.tiny);
  requests: Array<string | undefined> = [];
  #server?: Server;

  async listen(port = 0): Promise<number> {
    this.#server = createServer((request, response) => {
      this.requests.push(request.headers['if-none-match']);
      createSandbox(this.company)(request, response);
    }).listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise(resolve => {
      (this.#server ?? createServer()).close(resolve);
    });
  }
}

/** The real catalog on PostgreSQL with the module, as a portal runs it. */
async function startCatalog(sandbox?: { baseUrl: string }) {
  const knex = await databases.init('POSTGRES_18');
  const logger = mockServices.logger.mock();
  let services: { catalog: CatalogService; scheduler: SchedulerService };
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModuleSandbox,
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({
        data: {
          ...(sandbox && { sandbox }),
        },
      }),
      schedulerServiceFactory,
      logger.factory,
      createBackendModule({
        pluginId: 'catalog',
        moduleId: 'test-access',
        register(registration) {
          registration.registerInit({
            deps: {
              catalog: catalogServiceRef,
              scheduler: coreServices.scheduler,
            },
            async init(deps) {
              services = deps;
            },
          });
        },
      }),
    ],
  });
  running.push(backend);
  return { ...services!, logger };
}

describe('the sandbox module of the catalog', () => {
  const sandbox = new TestSandbox();

  it('is tested on PostgreSQL', () => {
    expect(databases.eachSupportedId()).toEqual([['POSTGRES_18']]);
  });

  beforeEach(() => {
    sandbox.company = createCompany(1, companySizes.tiny);
    sandbox.requests = [];
  });

  afterEach(async () => {
    await Promise.all(running.splice(0).map(backend => backend.stop()));
    await sandbox.close();
  });

  async function componentNames(catalog: CatalogService): Promise<string[]> {
    const { items } = await catalog.getEntities(
      { filter: { kind: 'Component' }, fields: ['metadata.name'] },
      { credentials },
    );
    return items.map(({ metadata }) => metadata.name).sort();
  }

  function promisedNames(): string[] {
    return sandbox.company.components.map(({ name }) => name).sort();
  }

  it('brings the whole company into the catalog, with its relations', async () => {
    const port = await sandbox.listen();
    const { catalog } = await startCatalog({
      baseUrl: `http://127.0.0.1:${port}`,
    });
    await eventually(
      () => componentNames(catalog),
      names => names.length === companySizes.tiny.components,
    );
    expect(await componentNames(catalog)).toEqual(promisedNames());
    const guest = await eventually(
      () => catalog.getEntityByRef('user:default/guest', { credentials }),
      entity => Boolean(entity?.relations?.length),
    );
    expect(guest?.relations).toEqual([
      {
        type: 'memberOf',
        targetRef: `group:default/${sandbox.company.guestTeam.name}`,
      },
    ]);
  });

  it('follows the company when it changes, and asks only for what is new', async () => {
    const port = await sandbox.listen();
    const { catalog, scheduler } = await startCatalog({
      baseUrl: `http://127.0.0.1:${port}`,
    });
    await eventually(
      () => componentNames(catalog),
      names => names.length === companySizes.tiny.components,
    );
    sandbox.company.components.pop();
    await eventually(
      async () => {
        await refresh(scheduler);
        return componentNames(catalog);
      },
      names => names.length < companySizes.tiny.components,
    );
    expect(await componentNames(catalog)).toEqual(promisedNames());
    const [first, second] = sandbox.requests;
    expect(first).toBeUndefined();
    expect(second).toMatch(/^W\/".+"$/);
  });

  it('says once that the sandbox is away, keeps what it has, and goes on when it is back', async () => {
    const port = await sandbox.listen();
    const { catalog, scheduler, logger } = await startCatalog({
      baseUrl: `http://127.0.0.1:${port}`,
    });
    await eventually(
      () => componentNames(catalog),
      names => names.length === companySizes.tiny.components,
    );
    await sandbox.close();
    await eventually(
      async () => {
        await refresh(scheduler);
        return logger.warn.mock.calls;
      },
      calls => calls.length > 0,
    );
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining(`http://127.0.0.1:${port}/catalog/entities`),
      { error: expect.stringMatching(/ECONNREFUSED|other side closed/) },
    );
    expect(await componentNames(catalog)).toEqual(promisedNames());

    sandbox.company.components.pop();
    await sandbox.listen(port);
    await eventually(
      () => componentNames(catalog),
      names => names.length < companySizes.tiny.components,
    );
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('does nothing without sandbox.baseUrl', async () => {
    const { scheduler } = await startCatalog();
    const tasks = await scheduler.getScheduledTasks();
    expect(tasks.map(({ id }) => id)).not.toContain('sandbox-entities');
  });

  it('refuses to start with a base URL that is none', async () => {
    await expect(startCatalog({ baseUrl: 'localhost' })).rejects.toThrow(
      "sandbox.baseUrl is 'localhost'",
    );
  });
});
