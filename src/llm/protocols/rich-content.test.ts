import { describe, expect, it } from 'vitest';
import type { LlmContent, LlmMessage } from '../llm-adapter.js';
import { ThrownErrorInfo } from '../llm-error-info.js';
import { anthropicMessages } from './anthropic.js';
import { geminiContent } from './gemini.js';
import { hasFiles, richContentFor } from './history.js';
import { openaiChat } from './openai-chat.js';
import { openaiResponsesProtocol } from './openai-responses.js';
import { richContent } from './rich-content.js';

const png = 'data:image/png;base64,QUJD';
const pdf = 'data:application/pdf;base64,QUJD';
const url = 'https://example.com/a';
const parts: LlmContent = [
  { type: 'text', text: 'What is this?' },
  { type: 'image', url: png },
  { type: 'image', url },
  { type: 'file', url: pdf, mediaType: 'application/pdf', filename: 'a.pdf' },
];

describe('richContent', () => {
  it('encodes images and files for each protocol', () => {
    expect(richContent.chat(parts)).toEqual([
      { type: 'text', text: 'What is this?' },
      { type: 'image_url', image_url: { url: png } },
      { type: 'image_url', image_url: { url } },
      { type: 'file', file: { filename: 'a.pdf', file_data: pdf } },
    ]);
    expect(richContent.responses(parts)).toEqual([
      { type: 'input_text', text: 'What is this?' },
      { type: 'input_image', image_url: png },
      { type: 'input_image', image_url: url },
      { type: 'input_file', filename: 'a.pdf', file_data: pdf },
    ]);
    expect(richContent.anthropic(parts)).toEqual([
      { type: 'text', text: 'What is this?' },
      { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'QUJD' } },
      { type: 'image', source: { type: 'url', url } },
      {
        type: 'document',
        source: { type: 'base64', media_type: 'application/pdf', data: 'QUJD' },
        title: 'a.pdf',
      },
    ]);
    expect(richContent.gemini(parts)).toEqual([
      { text: 'What is this?' },
      { inlineData: { mimeType: 'image/png', data: 'QUJD' } },
      { fileData: { fileUri: url } },
      { inlineData: { mimeType: 'application/pdf', data: 'QUJD' } },
    ]);
  });

  it('encodes plain text and sound where a protocol has a form for them', () => {
    const text = { type: 'file', url: 'data:text/plain,Gr%C3%BC%C3%9Fe', mediaType: 'text/plain' } as const;
    expect(richContent.anthropic([text])).toEqual([
      { type: 'document', source: { type: 'text', media_type: 'text/plain', data: 'Grüße' } },
    ]);
    const sound = { type: 'file', url: 'data:audio/mpeg;base64,QUJD', mediaType: 'audio/mpeg' } as const;
    expect(richContent.chat([sound])).toEqual([
      { type: 'input_audio', input_audio: { data: 'QUJD', format: 'mp3' } },
    ]);
    expect(richContent.responses([{ type: 'file', url, mediaType: 'application/pdf' }])).toEqual([
      { type: 'input_file', file_url: url },
    ]);
  });

  it.each([
    ['chat', { type: 'file', url, mediaType: 'application/pdf' }, 'application/pdf'],
    ['anthropic', { type: 'image', url: 'data:image/tiff;base64,QUJD' }, 'image/tiff'],
    ['anthropic', { type: 'file', url, mediaType: 'text/csv' }, 'text/csv'],
  ] as const)('refuses what %s cannot carry, and names its type', (protocol, part, mediaType) => {
    try {
      richContent[protocol]([part]);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ThrownErrorInfo);
      expect((error as ThrownErrorInfo).fault).toMatchObject({ code: 'llm-unsupported-content', mediaType });
    }
  });

  it('is loaded only for a request with files', async () => {
    const asked = (content: LlmContent) => richContentFor({ messages: [{ role: 'user', content }] });
    expect(await asked('Hi')).toBeUndefined();
    expect(await asked([{ type: 'text', text: 'Hi' }])).toBeUndefined();
    expect(await asked(parts)).toBe(richContent);
    expect(hasFiles(parts)).toBe(true);
  });

  it('goes into the message of each protocol', () => {
    const messages: LlmMessage[] = [{ role: 'user', content: [{ type: 'image', url: png }] }];
    const bodies = [
      openaiChat.encode({ messages }, { model: 'm' }, richContent)['messages'],
      openaiResponsesProtocol.encode({ messages }, { model: 'm' }, richContent)['input'],
      anthropicMessages.encode({ messages }, { model: 'm' }, richContent)['messages'],
    ];
    expect(bodies).toEqual([
      [{ role: 'user', content: [{ type: 'image_url', image_url: { url: png } }] }],
      [{ role: 'user', content: [{ type: 'input_image', image_url: png }] }],
      [
        {
          role: 'user',
          content: [{ type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'QUJD' } }],
        },
      ],
    ]);
    expect(geminiContent.encode({ messages }, { thoughts: false }, richContent)['contents']).toEqual([
      { role: 'user', parts: [{ inlineData: { mimeType: 'image/png', data: 'QUJD' } }] },
    ]);
  });
});
