import { describe, expect, it, vi } from 'vitest';
import { keyName, matchesKeys, resolveMod, type KeyPress } from './shortcut-keys.js';

const press = (key: string, code: string, held = ''): KeyPress => ({
  key,
  code,
  altKey: held.includes('A'),
  ctrlKey: held.includes('C'),
  metaKey: held.includes('M'),
  shiftKey: held.includes('S'),
});

describe('matchesKeys', () => {
  it.each([
    ['Alt+M', press('m', 'KeyM', 'A'), true],
    ['Alt+M', press('M', 'KeyM', 'AS'), false],
    ['Alt+M', press('m', 'KeyM', 'AC'), false],
    ['Alt+M', press('m', 'KeyM'), false],
    // Option on a Mac.
    ['Alt+M', press('µ', 'KeyM', 'A'), true],
    ['Alt+N', press('Dead', 'KeyN', 'A'), true],
    // A non-Latin keyboard.
    ['Alt+M', press('ь', 'KeyM', 'A'), true],
    // AZERTY: by the typed character, not by the position of the key.
    ['Alt+M', press('m', 'Semicolon', 'A'), true],
    ['Alt+M', press(',', 'KeyM', 'A'), false],
    ['Escape', press('Escape', 'Escape'), true],
    ['Escape', press('Escape', 'Escape', 'S'), false],
    ['Space', press(' ', 'Space'), true],
    // Symbols, with or without Shift, depending on the keyboard.
    ['?', press('?', 'Slash', 'S'), true],
    ['Control+/', press('/', 'Digit7', 'CS'), true],
    ['Control+Plus', press('+', 'BracketRight', 'C'), true],
    ['Shift+1', press('1', 'Numpad1'), false],
    ['Alt+ArrowUp', press('ArrowUp', 'ArrowUp', 'A'), true],
  ])('%s and %j: %j', (keys, pressed, expected) => {
    expect(matchesKeys(pressed, keys)).toBe(expected);
  });

  it.each([
    ['MacIntel', 'M'],
    ['Win32', 'C'],
  ])('knows Mod of %s', (platform, held) => {
    vi.stubGlobal('navigator', { platform });
    expect(matchesKeys(press('k', 'KeyK', held), resolveMod('Mod+K'))).toBe(true);
    expect(matchesKeys(press('k', 'KeyK', held === 'M' ? 'C' : 'M'), resolveMod('Mod+K'))).toBe(false);
    vi.unstubAllGlobals();
  });
});

it('names keys as aria-keyshortcuts does', () => {
  expect(keyName({ key: 'ß', code: 'Minus' })).toBe('ß');
  expect(keyName({ key: '+', code: 'Equal' })).toBe('Plus');
});
