import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodePieces, joinParts, piecesOf, type JoinedParts } from '../testing/joined-parts.js';
import { openaiChat } from './openai-chat.js';

// Real answers of providers, which are not part of the repository: they lie beside a checkout that has them.
const folder = new URL('../../../../shared/recordings/', import.meta.url);
const present = existsSync(new URL('index.json', folder));

interface Recording {
  file: string;
  protocol: string;
  expected: { text: string; reasoning: string; finish: string | null; error: string | null };
}

const recordings = present
  ? (JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as Recording[])
  : [];
const chats = recordings.filter(({ protocol }) => protocol === 'openai-chat');

/** Where the independent reader is wrong, by the recordings' own README. */
const finishOf: Record<string, JoinedParts['finish']> = { stop: ['stop'], tool_calls: ['tool-calls'] };
const inline = /<think>([\s\S]*)<\/think>\s*/;

function expectedOf({ file, expected: { text, reasoning, finish, error } }: Recording): JoinedParts {
  if (file === 'snowflake-no-finish-reason.sse') return { text, reasoning, finish: ['other'] };
  if (error !== null) return { text, reasoning, finish: [], fault: 'llm-invalid-request' };
  return {
    text: text.replace(inline, '').trimStart(),
    reasoning: reasoning + (inline.exec(text)?.[1] ?? ''),
    finish: finishOf[finish ?? ''] ?? [],
  };
}

describe.skipIf(!present)(
  'recordings beside the checkout (skipped where ../shared/recordings is absent)',
  () => {
    it.each(chats)('$file reads the same whole and in pieces of 1, 3 and 7 bytes', (recording) => {
      const bytes = new Uint8Array(readFileSync(new URL(recording.file, folder)));
      for (const size of [bytes.length, 7, 3, 1]) {
        const { parts, fault } = decodePieces(
          openaiChat.createDecoder({ model: 'm' }),
          piecesOf(bytes, size),
        );
        expect(joinParts(parts, fault), `pieces of ${size}`).toEqual(expectedOf(recording));
      }
    });

    it('has the recordings that are expected', () => {
      expect(chats.length).toBeGreaterThanOrEqual(14);
    });
  },
);
