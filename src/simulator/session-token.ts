/** What a token of ours says; the SDK reads `type` and `accountId` of the payload and checks no signature. */
export interface TokenClaims {
  readonly type: 'ephemeral';
  readonly accountId: string;
  readonly llmId: string;
  readonly skipGreeting: boolean;
  readonly id: string;
}

/** What a token is asked for with, as `createPersona` asks. */
export interface TokenRequest {
  readonly mode?: 'client' | 'server';
  readonly llmId?: string;
  /** The conversation has begun before: no greeting. */
  readonly continued?: boolean;
}

/** Anam's id for "no model of ours": the page speaks for the persona. */
export const CLIENT_LLM_ID = 'CUSTOMER_CLIENT_V1';

/** A JWT in shape only. */
export function mintToken(llmId: string, id: string, skipGreeting = false): string {
  const claims: TokenClaims = { type: 'ephemeral', accountId: 'simulated', llmId, id, skipGreeting };
  return `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.simulated`;
}

/** `null` for everything that we did not mint. */
export function readToken(token: string): TokenClaims | null {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const claims = JSON.parse(atob(payload)) as Partial<TokenClaims>;
    return claims.accountId === 'simulated' && claims.llmId && claims.id ? (claims as TokenClaims) : null;
  } catch {
    return null;
  }
}

const encode = (value: object) =>
  btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
