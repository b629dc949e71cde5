import { expect, it } from 'vitest';
import { fileKind, sourceOrigin } from './source-text.js';

it.each([
  ['application/pdf', 'PDF'],
  ['image/svg+xml', 'SVG'],
  ['text/plain; charset=utf-8', 'TXT'],
  ['text/x-csv', 'CSV'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', ''],
  ['image/*', ''],
  ['', ''],
])('shortens the type %s to %s', (type, kind) => {
  expect(fileKind(type)).toBe(kind);
});

it('shows no URL that is not a web page', () => {
  const source = { type: 'source', id: 's', kind: 'url', places: [], writtenOffset: 0 } as const;
  expect(sourceOrigin({ ...source, url: 'javascript:alert(1)', title: 'A' })).toBe('');
  expect(sourceOrigin({ ...source, url: 'https://a.example/b' })).toBe('a.example');
});
