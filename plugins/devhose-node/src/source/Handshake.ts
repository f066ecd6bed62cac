import type { DeliveryHeaders } from './DeliverySource';

/** A request by which a tool finds out whether the address is the right one. @public */
export interface HandshakeRequest {
  /** `POST` is asked about once its sender is known to be genuine; the others prove nothing. */
  method: 'GET' | 'OPTIONS' | 'POST';
  headers: DeliveryHeaders;
  query: URLSearchParams;
  /** Empty but for `POST`. */
  body: Buffer;
}

/** What the tool wants to hear. @public */
export interface HandshakeAnswer {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body?: string;
}
