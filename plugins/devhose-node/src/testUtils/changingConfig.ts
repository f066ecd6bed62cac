import { ConfigReader, type Config } from '@backstage/config';
import type { JsonObject } from '@backstage/types';

/** A configuration that can be changed while it is in use. */
export interface ChangingConfig {
  config: Config;
  /** Everybody who subscribed has followed when it returns. */
  change(to: JsonObject): void;
}

/** @param data - What it says at first. */
export function changingConfig(data: JsonObject): ChangingConfig {
  const listeners: Array<() => void> = [];
  let current = new ConfigReader(data);
  return {
    config: new Proxy(current, {
      get: (_, name) => {
        if (name === 'subscribe') {
          return (listener: () => void) => listeners.push(listener);
        }
        const member: unknown = Reflect.get(current, name);
        return typeof member === 'function' ? member.bind(current) : member;
      },
    }),
    change: to => {
      current = new ConfigReader(to);
      listeners.forEach(listener => listener());
    },
  };
}
