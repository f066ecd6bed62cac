import type { DeliveryHeaders } from '@pitstop/plugin-devhose-node';

/** Whatever proves who somebody is: not to be found in the log. */
const credential =
  /auth|cookie|credential|hmac|key|pass|secret|session|signature|token/;

/** The headers that may be stored: those without credentials, signatures and cookies. */
export function keptHeaders(headers: DeliveryHeaders): DeliveryHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !credential.test(name)),
  );
}
