import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkSentences, splitSentences } from './sentence-chunker.js';

describe('sentences', () => {
  it.each([
    ['Hello there. How are you? Fine!', ['Hello there. ', 'How are you? ', 'Fine!']],
    ['Dr. Smith and Mr. Jones met.', ['Dr. Smith and Mr. Jones met.']],
    ['The U.S. Army came. It left.', ['The U.S. Army came. ', 'It left.']],
    ['J. R. R. Tolkien wrote it.', ['J. R. R. Tolkien wrote it.']],
    ['See e.g. Berlin or i.e. the capital.', ['See e.g. Berlin or i.e. the capital.']],
    ['It costs $29.99 at example.com today.', ['It costs $29.99 at example.com today.']],
    ['Das ist z. B. ein Test. Am 3. Oktober auch.', ['Das ist z. B. ein Test. ', 'Am 3. Oktober auch.']],
    ['It was 1999. Then it ended.', ['It was 1999. ', 'Then it ended.']],
    ['I am 30. You have 4. We know.', ['I am 30. ', 'You have 4. ', 'We know.']],
    ['Es war Seite 12. Danach kam Nummer 3. Ende.', ['Es war Seite 12. ', 'Danach kam Nummer 3. ', 'Ende.']],
    ['Im 19. Jahrhundert, der 2. Teil.', ['Im 19. Jahrhundert, der 2. Teil.']],
    ['Bis 24. Dezember. Dann nicht.', ['Bis 24. Dezember. ', 'Dann nicht.']],
    ['C’était en 2001. Puis rien.', ['C’était en 2001. ', 'Puis rien.']],
    ['Costó 50. Luego 60.', ['Costó 50. ', 'Luego 60.']],
    ['M. Dupont est là. Bonjour.', ['M. Dupont est là. ', 'Bonjour.']],
    ['1. First item\n2. Second item', ['1. First item\n', '2. Second item']],
    ['你好。今天好吗？好！', ['你好。', '今天好吗？', '好！']],
    ['こんにちは。元気ですか。', ['こんにちは。', '元気ですか。']],
    ['नमस्ते। आप कैसे हैं?', ['नमस्ते। ', 'आप कैसे हैं?']],
    ['مرحبا. كيف حالك؟', ['مرحبا. ', 'كيف حالك؟']],
    ['No heading\nText', ['No heading\n', 'Text']],
    ['Version 3.5 is out. Get it.', ['Version 3.5 is out. ', 'Get it.']],
    ['The train leaves at 10:30. Be there.', ['The train leaves at 10:30. ', 'Be there.']],
    ['It is 20 %. Next one.', ['It is 20 %. ', 'Next one.']],
    ['Er kostet 5 €. Danach 6 €.', ['Er kostet 5 €. ', 'Danach 6 €.']],
    ['It has 3.14159. We round it.', ['It has 3.14159. ', 'We round it.']],
    ['On page 7. See there.', ['On page 7. ', 'See there.']],
    ['La reunión es a las 5. Llega puntual.', ['La reunión es a las 5. ', 'Llega puntual.']],
    ['É o nº 3. Depois vem 4.', ['É o nº 3. ', 'Depois vem 4.']],
    [
      'Am 5. Mai kam er. Am 24. Januar 2024. Dann ging er.',
      ['Am 5. Mai kam er. ', 'Am 24. Januar 2024. ', 'Dann ging er.'],
    ],
    ['今年は2024年。来年は2025年。', ['今年は2024年。', '来年は2025年。']],
    ['साल 2024 था। अगला 2025 है।', ['साल 2024 था। ', 'अगला 2025 है।']],
    ['كان عام 2024. ثم 2025.', ['كان عام 2024. ', 'ثم 2025.']],
    ['It cost $5. She paid $6.', ['It cost $5. ', 'She paid $6.']],
    ['Es waren 12. Er zählte nach.', ['Es waren 12. ', 'Er zählte nach.']],
    ['Wir haben 3. Das reicht.', ['Wir haben 3. ', 'Das reicht.']],
    ['Apollo 11. Neil walked.', ['Apollo 11. ', 'Neil walked.']],
    ['(See figure 2.) It shows.', ['(See figure 2.) ', 'It shows.']],
    ['He said “I am 30.” Then left.', ['He said “I am 30.” ', 'Then left.']],
    ['C’est le n° 5. Il est beau.', ['C’est le n° 5. ', 'Il est beau.']],
    ['Call 555-0100. We answer.', ['Call 555-0100. ', 'We answer.']],
    ['It is in item 4b. Look there.', ['It is in item 4b. ', 'Look there.']],
    ['Take **3**. Then go.', ['Take **3**. ', 'Then go.']],
  ])('%j are %j', (text, expected) => {
    expect(splitSentences(text)).toEqual(expected);
  });
});

describe('chunks for a voice', () => {
  it('waits for the end of a sentence, and lets short ones go with the next', () => {
    expect(chunkSentences('This is a whole sentence. And the', false, false)).toEqual({
      chunks: ['This is a whole sentence. '],
      rest: 'And the',
    });
    expect(chunkSentences('Yes. No. And then it went on. So', false, false)).toEqual({
      chunks: ['Yes. No. And then it went on. '],
      rest: 'So',
    });
    expect(chunkSentences('Yes.', false, true)).toEqual({ chunks: ['Yes.'], rest: '' });
  });

  it('ends a chunk at a number that ends a sentence', () => {
    expect(chunkSentences('It all began back in 1999. Then', false, false)).toEqual({
      chunks: ['It all began back in 1999. '],
      rest: 'Then',
    });
  });

  it('lets the first clause of an answer go early, and not a number with a comma', () => {
    expect(chunkSentences('Well, if you like, we can', true, false).chunks).toEqual(['Well, if you like, ']);
    expect(chunkSentences('There are 12,000 of them and', true, false).chunks).toEqual([]);
    expect(chunkSentences('Well, if you like, we can', false, false).chunks).toEqual([]);
  });

  it('cuts long text at a clause, else at a space, and never inside a word', () => {
    const { chunks } = chunkSentences(`${'many words and more words, '.repeat(20)}end`, false, true);
    expect(chunks.length).toBeGreaterThan(1);
    for (const chunk of chunks.slice(0, -1)) expect(chunk).toMatch(/, $/);
    const spaced = chunkSentences('word '.repeat(120), false, true).chunks;
    for (const chunk of spaced) expect(chunk.length).toBeLessThanOrEqual(250);
  });

  it.each([
    'A. ',
    'a.\n',
    '. A',
    '![a](',
    '\n',
    ' \n',
    'Dr. ',
    '1. ',
    '字。',
    'word',
    '👋',
    'Words and words. ',
  ])('processes 100 kB of %j at once, and buffers at most one chunk', (unit) => {
    const text = unit.repeat(100_000 / unit.length);
    const started = performance.now();
    const { chunks, rest } = chunkSentences(text, true, false);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(chunks.join('') + rest).toBe(text);
    for (const chunk of [...chunks, rest]) {
      expect(chunk.length).toBeLessThanOrEqual(250);
      expect(/^[\uDC00-\uDFFF]/.test(chunk)).toBe(false);
    }
  });

  it('changes nothing, however the text comes', () => {
    const scrap = fc.constantFrom(
      'word',
      ' ',
      '. ',
      'Dr. ',
      ', ',
      '! ',
      '\n',
      '3. ',
      '你好。',
      'A',
      '“x” ',
      '…',
      ';',
    );
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 60 }), fc.boolean(), (pieces, isFirst) => {
        let rest = '';
        let said = '';
        for (const piece of pieces) {
          const cut = chunkSentences(rest + piece, isFirst && said === '', false);
          said += cut.chunks.join('');
          ({ rest } = cut);
        }
        said += chunkSentences(rest, false, true).chunks.join('');
        expect(said).toBe(pieces.join(''));
      }),
    );
  });
});
