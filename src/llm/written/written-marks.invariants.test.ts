import fc from 'fast-check';
import { beforeAll, expect, it, vi } from 'vitest';
import type { LlmPart } from '../llm-adapter.js';
import { joinParts } from '../testing/joined-parts.js';
import { TextReader } from './text-reader.js';

const json = '{"name": "f", "arguments": {"a": 1}}';
const scraps = [
  'word',
  'Hello.',
  ' ',
  '\n',
  '\n\n',
  '    ',
  '`',
  '```\n',
  '~~~\n',
  '<',
  '>',
  '|',
  '/',
  '{',
  '}',
  '[',
  ']',
  '"',
  ':',
  'é',
  '👋',

  '<think>',
  '</think>',
  '<scratchpad>',
  '</scratchpad>',
  '[THINK]',
  '[/THINK]',
  '<|inner_prefix|>',
  '<|inner_suffix|>',
  '<answer>',
  '</answer>',
  '<response>',
  '</response>',
  '<output>',
  '</output>',
  '<ans',
  'wer>',
  ' is the tag',
  '<|im_start|>',
  '<|im_end|>',
  '<|user|>',
  '<|assistant|>',
  'assistant\n',
  'user\n',
  '<s>',
  '</s>',
  '[INST]',
  '[/INST]',
  '<｜User｜>',
  '<|start|>',
  '<|channel|>',
  '<|message|>',
  '<|end|>',
  '<|return|>',
  'analysis',
  'final',
  'assistant',
  'analysisWe need',
  'assistantfinal',
  '<tool_call>',
  '</tool_call>',
  '<tools>',
  '</tools>',
  '<tool_code>',
  'f(a=1)',
  '<tool_response>',
  '</tool_response>',
  json,
  `[${json}]`,
  '<function=f>',
  '</function>',
  '<|tool_call>',
  '<tool_call|>',
  'call:f{a:1}',
  '<|python_tag|>',
  '[TOOL_CALLS]',
  'f[ARGS]{}',
  '<invoke name="f">',
];
const texts = fc.array(fc.constantFrom(...scraps), { maxLength: 12 }).map((list) => list.join(''));

function read(pieces: readonly string[]) {
  const reader = new TextReader();
  const parts: LlmPart[] = [];
  for (const piece of pieces) reader.push(piece, parts);
  reader.end(parts, true);
  const { text, reasoning } = joinParts(parts);
  return { text, reasoning, calls: reader.calls(undefined, []) };
}

beforeAll(() => {
  vi.spyOn(console, 'error').mockReturnValue();
});

it('reads the same from a text however it is cut', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(texts, sizes, (text, steps) => {
      const pieces: string[] = [];
      for (let at = 0, step = 0; at < text.length; step += 1) {
        const size = steps[step % steps.length] ?? 1;
        pieces.push(text.slice(at, at + size));
        at += size;
      }
      expect(read(pieces)).toEqual(read([text]));
    }),
    { numRuns: 2_000 },
  );
});

it('changes nothing in a text without marks, in code, or about marks in code spans', () => {
  const plain = fc.array(
    fc.constantFrom('word', 'Hello.', ' ', '\n', 'a < b', '{', '}', ':', '"', 'é', '👋', '1.'),
    { maxLength: 12 },
  );
  const quoted = fc.constantFrom(...scraps.filter((scrap) => !/[`\n]/.test(scrap) && scrap.trim() !== ''));
  fc.assert(
    fc.property(plain, quoted, (words, mark) => {
      const before = `Text ${words.join('')}`;
      for (const text of [
        before,
        `${before}\n\nThe mark \`${mark}\` is one.`,
        `${before}\n\n\`\`\`\n${mark}\n\`\`\`\nDone.`,
      ])
        expect(read([text])).toEqual({ text, reasoning: '', calls: [] });
    }),
    { numRuns: 1_000 },
  );
});
