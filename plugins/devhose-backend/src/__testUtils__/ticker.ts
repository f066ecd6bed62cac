import {
  coreServices,
  createBackendModule,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  createInterpreter,
  devhoseSourcesExtensionPoint,
  readPayload,
  type DeliverySource,
  type EventDraft,
  type Fields,
} from '@pitstop/plugin-devhose-node';

/** What a clock sends. The keeper is a person. */
export interface Tick {
  at: string;
  clock: string;
  keeper: string;
  hour?: number;
  word?: 'noon';
}

export const tickedType = 'dev.cdeventsx.ticker-clock.ticked.0.1.0';
export const struckType = 'dev.cdeventsx.ticker-clock.struck.0.1.0';

/**
 * A source whose interpreter has changed over time.
 *
 * - Version 1 says that a clock ticked. It cannot read words.
 * - Version 2 can, says eight o'clock in another way, has nothing to say of odd
 *   hours any more, and says that the clock struck at noon.
 */
export function tickerSource(version: number): DeliverySource {
  return {
    id: 'ticker',
    bodyLimitBytes: 10_000,
    verify: () => ({ verdict: 'genuine' }),
    deliveryId: (_body, headers) => headers['x-delivery'],
    eventName: () => 'tick',
    interpreter: createInterpreter({
      version,
      provider: 'ticker',
      read: delivery => {
        const payload = readPayload(delivery.body, delivery.headers);
        return version === 1 ? readFirst(payload) : readSecond(payload);
      },
    }),
  };
}

function readFirst(payload: Fields): EventDraft[] {
  const hour = payload.count('hour');
  return [draft(payload, tickedType, hour === 8 ? { was: hour } : { hour })];
}

function readSecond(payload: Fields): EventDraft[] {
  const isNoon = payload.optionalString('word') === 'noon';
  const hour = isNoon ? 12 : payload.count('hour');
  if (hour % 2 === 1) {
    return [];
  }
  const ticked = draft(payload, tickedType, { hour });
  return hour === 12 ? [ticked, draft(payload, struckType, {})] : [ticked];
}

function draft(payload: Fields, type: string, customData: object): EventDraft {
  return {
    type,
    happenedAt: payload.instant('at'),
    source: 'https://clock.example.com',
    subject: payload.string('clock'),
    content: {},
    customData,
    person: { id: payload.string('keeper'), bot: false },
  };
}

/** The source as a module of a backend; without a version, that of the configuration. */
export function tickerModule(version?: number): BackendFeature {
  return createBackendModule({
    pluginId: 'devhose',
    moduleId: 'ticker',
    register(env) {
      env.registerInit({
        deps: {
          config: coreServices.rootConfig,
          sources: devhoseSourcesExtensionPoint,
        },
        init: async ({ config, sources }) =>
          sources.addSource(
            tickerSource(version ?? config.getNumber('ticker.version')),
          ),
      });
    },
  });
}
