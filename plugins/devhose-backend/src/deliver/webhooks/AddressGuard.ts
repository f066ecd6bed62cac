import { lookup as resolve } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { NotAllowedError, toError } from '@backstage/errors';
import ipaddr from 'ipaddr.js';

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

/**
 * Keeps requests to addresses that people give away from what only this
 * house can reach: private, link-local, loopback and other special addresses.
 *
 * It is the address that is connected to which is judged, so a name that
 * resolves to another one a moment later does not help.
 */
export class AddressGuard {
  readonly #allowed: readonly Network[];

  /**
   * @param options.allowed - Networks that may be reached all the same, such as `10.1.0.0/16`.
   * @throws Error if one of them isn't in that notation.
   */
  static create(options: { allowed: readonly string[] }): AddressGuard {
    return new AddressGuard(
      options.allowed.map(network => ipaddr.parseCIDR(network)),
    );
  }

  private constructor(allowed: readonly Network[]) {
    this.#allowed = allowed;
  }

  /** @throws NotAllowedError if the URL names an address that may not be reached. */
  assertUrl(url: URL): void {
    // A socket does not look an address up.
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host)) {
      this.#assertAddress(host, host);
    }
  }

  /** For sockets: resolves names, to addresses that may be reached only. */
  readonly lookup: LookupFunction = (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true })
      .then(addresses => {
        for (const { address } of addresses) {
          this.#assertAddress(address, hostname);
        }
        if (options.all) {
          callback(null, addresses);
        } else {
          callback(null, addresses[0].address, addresses[0].family);
        }
      })
      .catch(error => callback(toError(error), '', 0));
  };

  #assertAddress(text: string, host: string): void {
    const address = ipaddr.process(text);
    const isAllowed = this.#allowed.some(
      ([network, bits]) =>
        network.kind() === address.kind() && address.match(network, bits),
    );
    if (!isAllowed && address.range() !== 'unicast') {
      throw new NotAllowedError(
        `${host} is at ${text}, which is ${address.range()}; list its network under devhose.webhooks.allowedNetworks if it may be reached`,
      );
    }
  }
}
