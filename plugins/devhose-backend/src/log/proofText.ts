import type { DeliveryProof } from '@pitstop/plugin-devhose-common';

/** A proof as it is kept: `hmac-sha256 1 5f0c22d9`, or only the scheme. */
export function writeProof({ scheme, secret }: DeliveryProof): string {
  return secret ? `${scheme} ${secret.position} ${secret.fingerprint}` : scheme;
}

export function readProof(text: string): DeliveryProof {
  const [scheme, position, fingerprint] = text.split(' ');
  return {
    scheme,
    secret:
      fingerprint === undefined
        ? undefined
        : { position: Number(position), fingerprint },
  };
}
