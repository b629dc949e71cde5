import { afterEach, expect, it, vi } from 'vitest';
import { uniqueId } from './unique-id.js';

afterEach(() => vi.unstubAllGlobals());

// `createEndHandler` accepts no other session ids.
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

it('is a UUID where the browser makes them', () => {
  expect(uniqueId()).toMatch(uuid);
});

it('is one on a page that is not secure, and never the same', () => {
  const { crypto } = globalThis;
  vi.stubGlobal('crypto', {
    getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes),
  });
  const ids = Array.from({ length: 1000 }, () => uniqueId());
  for (const id of ids) expect(id).toMatch(uuid);
  expect(new Set(ids).size).toBe(1000);
});
