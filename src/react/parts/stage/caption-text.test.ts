import { describe, expect, it } from 'vitest';
import { captionText } from './caption-text.js';

const written = 'First comes this. Then the *second* sentence follows. And a third.';

describe('captionText', () => {
  it('begins with the first sentence', () => {
    expect(captionText({ written, heard: '' })).toEqual({ heard: '', coming: 'First comes this. ' });
  });

  it('shows the sentence that is being said, in two parts, without markup', () => {
    expect(captionText({ written, heard: 'First comes this. Then the ' })).toEqual({
      heard: 'Then the ',
      coming: 'second sentence follows. ',
    });
  });

  it('keeps the last sentence at the end', () => {
    expect(captionText({ written, heard: written })).toEqual({ heard: 'And a third.', coming: '' });
  });

  it('shows a window of a sentence without an end', () => {
    const endless = 'word '.repeat(4000);
    const { heard, coming } = captionText({ written: endless, heard: endless.slice(0, 10_000) });
    expect(heard.length + coming.length).toBeLessThanOrEqual(130);
    expect(heard.length).toBeGreaterThan(30);
    expect(coming.length).toBeGreaterThan(30);
  });

  it('shows a piece of a word that is longer than a caption', () => {
    const long = `It is ${'W'.repeat(120)}. And more.`;
    const { heard, coming } = captionText({ written: long, heard: 'It is ' });
    expect(heard).toBe('It is ');
    expect(coming).toMatch(/^W{60,90}$/);
    const inside = captionText({ written: 'W'.repeat(500), heard: 'W'.repeat(200) });
    expect(inside.heard.length + inside.coming.length).toBeGreaterThan(60);
  });
});
