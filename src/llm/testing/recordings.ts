import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LlmFinishReason } from '../llm-adapter.js';
import type { LlmErrorInfo } from '../llm-error-info.js';
import type { LlmDecoder } from '../protocols/protocol.js';
import { decodePieces, joinParts, piecesOf } from './joined-parts.js';

// Real answers from providers. They are not part of the repository, and are read from a neighbouring folder if present.
const folder = new URL('../../../../shared/recordings/', import.meta.url);
const present = existsSync(new URL('index.json', folder));

interface Recording {
  readonly file: string;
  readonly protocol: string;
  readonly expected: {
    readonly text: string;
    readonly reasoning: string;
    readonly toolCalls: readonly (readonly [name: string, args: string])[];
    readonly finish: string | null;
    readonly error: string | null;
  };
}

const recordings: readonly Recording[] = present
  ? (JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as Recording[])
  : [];

const finishOf: Record<string, LlmFinishReason[]> = {
  stop: ['stop'],
  STOP: ['stop'],
  end_turn: ['stop'],
  tool_calls: ['tool-calls'],
};
const inlineThought = /<think>([\s\S]*)<\/think>\s*/;

/** Returns the result of the independent reader, with the corrections that the recordings' README lists. */
function expectedOf({ file, expected }: Recording, fault: LlmErrorInfo['code']) {
  const { text, reasoning, toolCalls, finish, error } = expected;
  if (file === 'snowflake-no-finish-reason.sse') return { text, reasoning, finish: ['other'] };
  if (error !== null) return { text, reasoning, finish: [], fault };
  return {
    text: text.replace(inlineThought, '').trimStart(),
    reasoning: reasoning + (inlineThought.exec(text)?.[1] ?? ''),
    ...(toolCalls.length > 0 && {
      toolCalls: toolCalls.map(([name, args]) => ({ name, arguments: args })),
    }),
    // Gemini also sends `STOP` for a call.
    finish: toolCalls.length > 0 ? ['tool-calls'] : (finishOf[finish ?? ''] ?? []),
  };
}

/**
 * Reads every recording of a protocol whole and in small pieces. `fault` is the error code of recordings that contain
 * an error.
 */
export function describeRecordings(
  protocol: string,
  makeDecoder: () => LlmDecoder,
  { count, fault }: { readonly count: number; readonly fault: LlmErrorInfo['code'] },
): void {
  const own = recordings.filter((recording) => recording.protocol === protocol);
  describe.skipIf(!present)('recordings (skipped where ../shared/recordings is absent)', () => {
    it.each(own)('$file reads the same whole and in pieces of 1, 3 and 7 bytes', (recording) => {
      const bytes = new Uint8Array(readFileSync(new URL(recording.file, folder)));
      for (const size of [bytes.length, 7, 3, 1]) {
        const decoded = decodePieces(makeDecoder(), piecesOf(bytes, size));
        const joined = joinParts(decoded.parts, decoded.fault);
        const toolCalls = joined.toolCalls?.map(({ name, arguments: args }) => ({ name, arguments: args }));
        const found = toolCalls ? { ...joined, toolCalls } : joined;
        expect(found, `pieces of ${size}`).toEqual(expectedOf(recording, fault));
      }
    });

    it('has the recordings that are expected', () => {
      expect(own.length).toBeGreaterThanOrEqual(count);
    });
  });
}
