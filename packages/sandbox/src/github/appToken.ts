import { createVerify } from 'node:crypto';

/** The company's GitHub App. */
export const githubAppId = 271828;

const longestSeconds = 10 * 60;

/**
 * Why GitHub would not take the token that an app proves itself with, in its
 * words; undefined where it would.
 *
 * @see https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app
 */
export function refuseAppToken(
  authorization: string | undefined,
  publicKey: string,
): string | undefined {
  const [, header, claims, signature] =
    /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/i.exec(authorization ?? '') ?? [];
  const isGenuine =
    signature !== undefined &&
    decode(header).alg === 'RS256' &&
    createVerify('RSA-SHA256')
      .update(`${header}.${claims}`)
      .verify(publicKey, signature, 'base64url');
  if (!isGenuine) {
    return 'A JSON web token could not be decoded';
  }
  const { iss, iat, exp } = decode(claims);
  const nowSeconds = Date.now() / 1000;
  if (String(iss) !== String(githubAppId)) {
    return "'Issuer' claim ('iss') must be an Integer";
  }
  if (!(Number(iat) <= nowSeconds)) {
    return "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
  }
  if (!(Number(exp) > nowSeconds)) {
    return "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";
  }
  return Number(exp) > nowSeconds + longestSeconds
    ? "'Expiration time' claim ('exp') is too far in the future"
    : undefined;
}

function decode(part: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    // No JSON, no claims.
    return {};
  }
}
