import { describe, expect, it } from 'vitest';
import { hostileInputs, pieces } from '../../../bench/linear/hostile-inputs.js';
import type { LlmPart } from '../llm-adapter.js';
import { joinParts } from '../testing/joined-parts.js';
import { TextReader } from '../written/text-reader.js';
import type { ThinkOptions } from '../written/think-options.js';
import { geminiContent } from './gemini.js';
import { openaiChat } from './openai-chat.js';
import { ToolCallAssembler } from './tool-call-assembler.js';

function split(options: ThinkOptions, parts: readonly string[]) {
  const splitter = new TextReader(options);
  const found: LlmPart[] = [];
  for (const part of parts) splitter.push(part, found);
  splitter.end(found, true);
  return joinParts(found);
}

const ways: readonly ThinkOptions[] = [
  {},
  { startsInReasoning: true },
  { startsInReasoning: 'auto' },
  { thinkAnywhere: true, thinkTags: ['think', ['[THINK]', '[/THINK]']] },
];

describe('hostile answers', () => {
  it.each([...hostileInputs].filter(([name]) => /[<[]/.test(name)))(
    'split %s the same, however it is cut',
    (_, make) => {
      const text = make(1_500);
      for (const options of ways) {
        const whole = split(options, [text]);
        for (const size of [1, 7, 100]) expect(split(options, pieces(text, size))).toEqual(whole);
      }
    },
  );

  it.each(['</reasoning>', '</thinking ', '<', '<think>', '</', ' '])('split 200 kB of %j', (unit) => {
    const started = performance.now();
    for (const options of ways) split(options, [unit.repeat(200_000 / unit.length)]);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('read white space before an answer once', () => {
    const decoder = geminiContent.createDecoder({});
    const started = performance.now();
    for (let index = 0; index < 100_000; index += 1) decoder.push(index % 2 === 0 ? '    ' : '\n');
    decoder.push('data: {"candidates":[{"content":{"parts":[{"text":"Hi"}]},"finishReason":"STOP"}]}\n\n');
    expect(decoder.end(false).fault).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('find the call of a fragment without looking through all of them', () => {
    const calls = new ToolCallAssembler();
    const fragments = Array.from({ length: 40_000 }, (_, index) => ({
      index: index % 200,
      function: { name: 'f', arguments: '1' },
    }));
    expect(calls.push(fragments)).toBeUndefined();
    expect(calls.take()).toHaveLength(200);
  });

  it('are one line in 20,000 pieces, or lines without end', () => {
    const started = performance.now();
    for (const unit of ['x', '\r', '{\n', ',[]\n', '"\n', 'data: x\n']) {
      const decoder = openaiChat.createDecoder({ model: 'm' });
      for (let index = 0; index < 20_000; index += 1) decoder.push(unit);
      decoder.end(false);
      const whole = openaiChat.createDecoder({ model: 'm' });
      whole.push(unit.repeat(20_000));
      whole.end(false);
    }
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
