/** The arguments of `CONNECTION_CLOSED`. */
export interface SessionClose {
  readonly code: string;
  /** The engine's words. */
  readonly detail?: string;
  /** The reason code, which newer versions of the service send with the message. */
  readonly reasonCode?: string;
}

/** `stopped`: by us. `lost`: a new session can take its place. Otherwise ended on purpose by the other side. */
export type CloseMeaning = 'stopped' | 'lost' | ServerEndReason;

export type ServerEndReason = 'limit' | 'idle' | 'server';

/**
 * Reads the arguments of the SDK's listener. 4.27 gives a code and the engine's words. The SDK's repository tests a
 * `reasonCode` of the engine's frame; where a later version puts it is not known, so both places are read.
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
// In this order. `Client inactivity timeout` is silence, and `never connected within the time limit` is lost media.
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
 * What a close means. The engine ends a session whose media it lost by the same frame as one whose time is up, so its
 * code and words decide: a lost one is renewed like a loss that the page sees itself, and a limit is not.
 */
export function closeMeaning(close: SessionClose): CloseMeaning {
  const name = close.code.replace('CONNECTION_CLOSED_CODE_', '');
  if (name === 'NORMAL') return 'stopped';
  const reason = endReasonOf(close);
  // When a session ends, the close of its peer connection is reported too.
  const isEnd = name === 'SERVER_CLOSED_CONNECTION' || reason === 'limit' || reason === 'idle';
  return isEnd && reason !== 'media' ? reason : 'lost';
}

function endReasonOf({ reasonCode = '', detail = '' }: SessionClose): ServerEndReason | 'media' {
  // The sign is exact; the words are read only where it says nothing.
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
