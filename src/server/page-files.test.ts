import { describe, expect, it } from 'vitest';
import { completionRequest, type CompletionLimits } from './completion-request.js';

const limits: CompletionLimits = {
  systemPrompt: undefined,
  allowTools: false,
  allowFiles: { mediaTypes: ['image/*', 'application/pdf'], maxFiles: 2, maxBytes: 9 },
  allowSettings: [],
  allowIds: false,
  maxMessages: 10,
  maxChars: 20,
  maxOutputTokens: undefined,
};
const png = 'data:image/png;base64,AAAA';
const image = (url: unknown) => ({ type: 'image_url', image_url: { url } });
const pdf = (data: unknown, filename?: string) => ({ type: 'file', file: { file_data: data, filename } });
const ask = (content: unknown, more: Partial<CompletionLimits> = {}) =>
  completionRequest({ messages: [{ role: 'user', content }] }, { ...limits, ...more }).messages[0]?.content;
const code = (status: number, name: string) => expect.objectContaining({ status, code: name });

describe('images and files of a page', () => {
  it('reach the adapter as content parts', () => {
    const text = { type: 'text', text: 'What is this?' };
    expect(ask([text, image(png), pdf('data:application/pdf;base64,AAAA', 'a.pdf')])).toEqual([
      text,
      { type: 'image', url: png, mediaType: 'image/png' },
      {
        type: 'file',
        url: 'data:application/pdf;base64,AAAA',
        mediaType: 'application/pdf',
        filename: 'a.pdf',
      },
    ]);
  });

  it.each<[string, unknown]>([
    ['a link, which the provider would fetch', 'https://internal.example/a.png'],
    ['a file address', 'file:///etc/passwd'],
    ['text without base64', 'data:image/png,AAAA'],
    ['characters that are not base64', 'data:image/png;base64,AA\nAA'],
    ['a second comma', 'data:image/png;base64,AA,A'],
    ['a parameter', 'data:image/png;charset=x;base64,AAAA'],
    ['no media type', 'data:;base64,AAAA'],
    ['a media type of 10,000 characters', `data:image/${'a'.repeat(10_000)};base64,AAAA`],
    ['nothing', undefined],
    ['a number', 7],
    ['an object', { toString: () => png }],
  ])('are refused: %s', (_, url) => {
    expect(() => ask([image(url)])).toThrow(code(400, 'invalid-request'));
    expect(() => ask([pdf(url)])).toThrow(code(400, 'invalid-request'));
  });

  it.each<[string, CompletionLimits['allowFiles']]>([
    ['no files are allowed', undefined],
    ['other types are allowed', { mediaTypes: ['application/pdf', 'image/jpeg', 'images/*'] }],
  ])('are refused by type if %s', (_, allowFiles) => {
    expect(() => ask([image(png)], { allowFiles })).toThrow(code(400, 'files-not-allowed'));
  });

  it('are counted over the whole conversation', () => {
    expect(() => ask([image(png), image(png), image(png)])).toThrow(code(413, 'files-too-large'));
    expect(() => ask([image('data:image/png;base64,AAAAAAAAAAAAAAAA')])).toThrow(
      code(413, 'files-too-large'),
    );
  });

  it('have a name of at most 300 characters', () => {
    expect(() => ask([pdf('data:application/pdf;base64,AAAA', 'a'.repeat(301))])).toThrow(
      code(400, 'invalid-request'),
    );
  });

  it('do not count as characters, and their text does', () => {
    expect(ask([image(png), { type: 'text', text: 'x'.repeat(20) }])).toHaveLength(2);
    expect(() => ask([{ type: 'text', text: 'x'.repeat(21) }])).toThrow(code(413, 'conversation-too-long'));
  });
});
