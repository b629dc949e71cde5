import { describe, expect, it } from 'vitest';
import { captionPage } from './caption-text.js';

const written = 'First comes this. Then the *second* sentence follows. And a third.';

describe('captionPage', () => {
  it('is not there before the first word', () => {
    expect(captionPage({ written, heard: '' })).toBeNull();
    expect(captionPage({ written, heard: ' ' })).toBeNull();
  });

  it('reads no more of a run of spaces than of a sentence', () => {
    const spaces = `Hello.${' '.repeat(2_000)}`;
    expect(captionPage({ written: spaces, heard: spaces.slice(0, 900) })?.heard).toBe('Hello.');
    expect(captionPage({ written: spaces, heard: spaces })).toBeNull();
    expect(captionPage({ written: `${spaces}World.`, heard: `${spaces}World.` })?.heard).toBe('World.');
  });

  it('has the heard words of the sentence, reserves space for the others, and has no markup', () => {
    expect(captionPage({ written, heard: 'First comes this. Then the' })).toEqual({
      from: 18,
      heard: 'Then the',
      coming: ' second sentence follows.',
    });
  });

  it('keeps a sentence until the first word of the next is heard', () => {
    expect(captionPage({ written, heard: 'First comes this. ' })).toMatchObject({
      from: 0,
      heard: 'First comes this.',
      coming: '',
    });
    expect(captionPage({ written, heard: written })).toMatchObject({ heard: 'And a third.', coming: '' });
  });

  it('shows a link by its words', () => {
    const link = 'Look at [the map](https://example.com/a_b) first. Then go.';
    expect(captionPage({ written: link, heard: link.slice(0, 49) })?.heard).toBe('Look at the map first.');
  });

  it('turns the page of a long sentence, and moves no word of one', () => {
    const endless = 'some words and '.repeat(300);
    let from = -1;
    let before = '';
    let turned = 0;
    for (const { index } of endless.matchAll(/ /gu)) {
      const page = captionPage({ written: endless, heard: endless.slice(0, index) });
      if (!page) throw new Error('There is no page.');
      expect(page.heard.length + page.coming.length).toBeLessThanOrEqual(57);
      if (page.from === from) expect(page.heard.startsWith(before)).toBe(true);
      else turned += 1;
      ({ from } = page);
      before = page.heard;
    }
    expect(turned).toBeLessThan(110);
  });

  it('does not depend on how much more is written', () => {
    const long = 'Word after word after word '.repeat(20);
    for (const length of [60, 120, 200])
      expect(captionPage({ written: long, heard: long.slice(0, length) })?.heard).toBe(
        captionPage({ written: long.slice(0, length), heard: long.slice(0, length) })?.heard,
      );
  });

  it('cuts a word that is longer than a page', () => {
    const page = captionPage({ written: 'W'.repeat(500), heard: 'W'.repeat(200) });
    expect((page?.heard.length ?? 0) + (page?.coming.length ?? 0)).toBeLessThanOrEqual(56);
  });

  it('has fewer words on a page the larger they are', () => {
    const long = 'Word after word after word '.repeat(20);
    const heard = (size: 'small' | 'medium' | 'large') => {
      const page = captionPage({ written: long, heard: long.slice(0, 4) }, size);
      return `${page?.heard}${page?.coming}`.length;
    };
    expect(heard('large')).toBeLessThanOrEqual(40);
    expect(heard('medium')).toBeGreaterThan(heard('large'));
    expect(heard('small')).toBeGreaterThan(heard('medium'));
  });

  it('counts wide characters twice', () => {
    const page = captionPage({ written: '東'.repeat(100), heard: '東'.repeat(10) });
    expect(`${page?.heard}${page?.coming}`).toBe('東'.repeat(28));
  });

  it('never splits a link, and counts its words only', () => {
    const target = `https://example.com/${'long/'.repeat(30)}`;
    const link = `Look at the plan of [the whole old city](${target}) before you go out.`;
    const page = captionPage({ written: link, heard: 'Look at' });
    expect(`${page?.heard}${page?.coming}`).toBe('Look at the plan of the whole old city before you go');
  });
});
