import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { surfaceOf } from './surface-of.mjs';
import { compareSurface, readTable } from './table.mjs';

const installed = new URL('../../node_modules/@anam-ai/js-sdk/dist/module/', import.meta.url);
const table = readTable(readFileSync(new URL('../../src/core/anam/sdk-surface.md', import.meta.url), 'utf8'));
/** @type {string[]} */
const folders = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/**
 * Creates an SDK that differs from the installed one in one file.
 * @param {string} path
 * @param {(text: string) => string} change
 */
function otherSdk(path, change) {
  const folder = mkdtempSync(join(tmpdir(), 'sdk-'));
  folders.push(folder);
  cpSync(installed, folder, { recursive: true });
  const file = join(folder, path);
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
  return pathToFileURL(`${folder}/`);
}

it('reads methods, events, options, fields and closed lists of the installed SDK, and nothing private', () => {
  const surface = surfaceOf(installed);
  for (const name of [
    'createClient',
    'AnamClient.talk',
    'AnamEvent.SERVER_WARNING',
    'AnamPublicClientOptions.metrics.disableClientMetrics',
    'TalkMessageStream.endMessage',
    'CustomPersonaConfig.directorNotes',
    'ToolCallCompletedPayload.documentsAccessed',
    "DIRECTOR_NOTE_CUE_TAGS.'laughter'",
  ])
    expect(surface).toContain(name);
  expect([...surface].filter((name) => /AnamClient\.(decodeJwt|sessionId|constructor)/.test(name))).toEqual(
    [],
  );
});

it('finds every name of the installed SDK in the table', () => {
  expect(compareSurface(table, surfaceOf(installed))).toEqual([]);
});

it.each([
  [
    'AnamEvent.GAZE_CHANGED',
    'types/events/public/AnamEvent.d.ts',
    'enum AnamEvent {',
    'GAZE_CHANGED = "GAZE_CHANGED",',
  ],
  ['AnamClient.lookAt', 'AnamClient.d.ts', 'default class AnamClient {', 'lookAt(x: number): void;'],
  ['AnamPublicClientOptions.gaze', 'types/AnamPublicClientOptions.d.ts', 'Options {', 'gaze?: boolean;'],
  [
    'MessageStreamEvent.mood',
    'types/messageHistory/MessageStreamEvent.d.ts',
    'MessageStreamEvent {',
    'mood?: string;',
  ],
])('says what to do about %s of a newer SDK', (name, path, after, added) => {
  const newer = otherSdk(path, (text) => text.replace(after, `${after}\n    ${added}`));
  expect(compareSurface(table, surfaceOf(newer))).toEqual([
    `The SDK has ${name}, which is not in the table. Decide whether the library uses it, replaces it, leaves it to \`onClient\` or leaves it out, and add a row to src/core/anam/sdk-surface.md.`,
  ]);
});

it('names a row whose method is gone', () => {
  const older = otherSdk('AnamClient.d.ts', (text) => text.replace(/^ *addContext\(.*$/m, ''));
  expect(compareSurface(table, surfaceOf(older))).toEqual([
    expect.stringMatching(/^Line \d+: the SDK has no AnamClient\.addContext\. Delete the row/),
  ]);
});

it('refuses a row for all members of a type that the library uses, a second row, and another word', () => {
  const rows = readTable(
    [
      '| `A.*` | used | here |',
      '| `B` | used | here |',
      '| `B` | left out | why |',
      '| `C` | maybe | why |',
    ].join('\n'),
  );
  expect(compareSurface(rows, new Set(['A.one', 'B', 'C']))).toEqual([
    'Line 1: A.* is used. List its members.',
    'Line 3: B is in an earlier row. Keep one of them.',
    'Line 4: "maybe" is none of used, replaced, onClient, left out.',
  ]);
});
