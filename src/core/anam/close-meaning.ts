/** The arguments of `CONNECTION_CLOSED`. */
export interface SessionClose {
  readonly code: string;
  /** The engine's message. */
  readonly detail?: string;
  /** The reason code, which newer versions of the service send with the message. */
  readonly reasonCode?: string;
}

/**
 * Why a session closed. `stopped`: this package closed it. `lost`: a new session can replace it. For all other reasons,
 * the service ended it intentionally.
 */
export type CloseMeaning = 'stopped' | 'lost' | ServerEndReason;

export type ServerEndReason = 'limit' | 'idle' | 'server';

/**
 * Reads the arguments of the SDK's `CONNECTION_CLOSED` listener. SDK 4.27 passes a code and the engine's message. Tests
 * in the SDK's repository use a `reasonCode` from the engine's frame. It is unknown how a later version will pass it,
 * so both possible places are read.
 */
export function readClose([code, told, third]: readonly unknown[]): SessionClose {
  const facts = objectIn(third) ?? objectIn(told);
  const detail = textIn(told) ?? textIn(facts?.['message']) ?? textIn(facts?.['reason']);
  const reasonCode = textIn(third) ?? textIn(facts?.['reasonCode']);
  return {
    code: String(code),
    ...(detail !== undefined && { detail }),
    ...(reasonCode !== undefined && { reasonCode }),
  };
}

const broken = '.{0,40}(?:lost|fail|never|disconnect|timed? ?out|not establish)';
// The order matters. `Client inactivity timeout` means silence, and `never connected within the time limit` means lost
// media.
const signs: readonly (readonly [RegExp, ServerEndReason | 'media'])[] = [
  [new RegExp(String.raw`(?:webrtc|dtls|\bice\b)${broken}|never established`, 'iu'), 'media'],
  [/silen|inactiv|\bidle\b|no.{0,9}(?:speech|activity|input)\b/iu, 'idle'],
  [new RegExp(`(?:media|peer|client|connection)${broken}`, 'iu'), 'media'],
  [
    /max.{0,9}(?:length|duration)|(?:time|session|duration|length|plan).{0,12}(?:limit|exceed)|limit.{0,12}(?:time|session)/iu,
    'limit',
  ],
];

/**
 * Returns the meaning of a close. The engine sends the same frame for lost media and for a reached limit, so the code
 * and the message decide: a lost session is renewed, a limit is not.
 */
export function closeMeaning(close: SessionClose): CloseMeaning {
  const name = close.code.replace('CONNECTION_CLOSED_CODE_', '');
  if (name === 'NORMAL') return 'stopped';
  const reason = endReasonOf(close);
  // When a session ends, the SDK also reports the close of its peer connection.
  const isEnd = name === 'SERVER_CLOSED_CONNECTION' || reason === 'limit' || reason === 'idle';
  return isEnd && reason !== 'media' ? reason : 'lost';
}

function endReasonOf({ reasonCode = '', detail = '' }: SessionClose): ServerEndReason | 'media' {
  // The reason code is exact, so the message is read only if there is no code.
  for (const text of [reasonCode, detail]) {
    const words = text.replaceAll('_', ' ');
    const sign = signs.find(([pattern]) => pattern.test(words));
    if (sign) return sign[1];
  }
  return 'server';
}

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const objectIn = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
