import { describe, expect, it } from 'vitest';
import { decodePieces, joinParts } from '../testing/joined-parts.js';
import { anthropicMessages } from './anthropic.js';
import { geminiContent } from './gemini.js';
import { openaiChat } from './openai-chat.js';
import { openaiResponsesProtocol } from './openai-responses.js';

const settings = { model: 'm' };
const decoders = {
  chat: () => openaiChat.createDecoder(settings),
  anthropic: () => anthropicMessages.createDecoder(settings),
  gemini: () => geminiContent.createDecoder({}),
  responses: () => openaiResponsesProtocol.createDecoder(settings),
};

const megabyte = new Uint8Array(1_000_000).fill(120);

describe.each(Object.entries(decoders))('%s: an event without an end', (_, makeDecoder) => {
  it('fails at 4 MB, and nothing is buffered', () => {
    const decoder = makeDecoder();
    const begin = new TextEncoder().encode('data: {"text":"');
    const { parts, fault } = decodePieces(decoder, [begin, ...Array.from({ length: 20 }, () => megabyte)]);
    expect(joinParts(parts, fault)).toMatchObject({ text: '', fault: 'llm-too-large' });
    expect(fault?.limit).toBe('event');
  });

  it('of 3 MB is whole', () => {
    const decoder = makeDecoder();
    const body = `data: {"text":"${'x'.repeat(3_000_000)}"}\n\n`;
    const { fault } = decodePieces(decoder, [new TextEncoder().encode(body)]);
    expect(fault?.code).not.toBe('llm-too-large');
  });
});
