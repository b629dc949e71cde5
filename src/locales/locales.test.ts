import { describe, expect, it } from 'vitest';
import { languageOf } from '../react/hooks/useLanguage.js';
import * as locales from './index.js';

type Texts = { readonly [key: string]: unknown };
type Plural = Readonly<Record<string, string>>;

const isPlural = (value: unknown): value is Plural =>
  typeof value === 'object' && value !== null && 'other' in value;

/** Returns each text or plural with its path, e.g. `history/search`. */
function textsOf(table: Texts, way = ''): [string, string | Plural][] {
  return Object.entries(table).flatMap(([key, value]): [string, string | Plural][] => {
    if (typeof value === 'string' || isPlural(value)) return [[way + key, value]];
    return textsOf(value as Texts, `${way}${key}/`);
  });
}

const english = new Map(textsOf(locales.en));
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();
const formsOf = (text: string | Plural) => (typeof text === 'string' ? [text] : Object.values(text));

it('has these languages and no others', () => {
  expect(Object.keys(locales).toSorted()).toEqual(
    ['ar', 'de', 'en', 'es', 'fr', 'hi', 'ja', 'ptBR', 'zhHans'].toSorted(),
  );
});

describe.each(Object.entries(locales))('%s', (_, table) => {
  const texts = new Map(textsOf(table));
  const locale = table.locale ?? '';

  it('has every text, and no unused one', () => {
    expect([...english.keys()].filter((key) => !texts.has(key))).toEqual([]);
    expect([...texts.keys()].filter((key) => !english.has(key))).toEqual([]);
  });

  it('has no empty text', () => {
    expect([...texts].filter(([, text]) => formsOf(text).some((form) => form.trim() === ''))).toEqual([]);
  });

  it('has the same placeholders as English', () => {
    const wrong = [...texts].filter(([key, text]) => {
      const expected = placeholders(formsOf(english.get(key) ?? '').at(-1) ?? '');
      const whole = typeof text === 'string' ? text : (text['other'] ?? '');
      return placeholders(whole).join() !== expected.join();
    });
    expect(wrong).toEqual([]);
  });

  it('has a form for every count that it words apart, and no form that its language lacks', () => {
    const rules = new Intl.PluralRules(locale);
    const known = new Set<string>(rules.resolvedOptions().pluralCategories);
    const met = new Set(Array.from({ length: 201 }, (_unused, count) => rules.select(count)));
    for (const [key, text] of texts) {
      if (!isPlural(text)) continue;
      const forms = Object.keys(text);
      expect(
        forms.filter((form) => !known.has(form)),
        key,
      ).toEqual([]);
      if (forms.length > 1)
        expect(
          [...met].filter((form) => !forms.includes(form)),
          key,
        ).toEqual([]);
    }
  });

  it('is translated', () => {
    if (locale === 'en') return;
    const same = [...texts].filter(
      ([key, text]) => typeof text === 'string' && text.includes(' ') && text === english.get(key),
    );
    expect(same).toEqual([]);
  });

  it('is read from the side that its script begins at', () => {
    expect(languageOf(locale).dir).toBe(locale === 'en' ? undefined : locale === 'ar' ? 'rtl' : 'ltr');
  });
});

it('French signs never stand alone at the beginning of a line', () => {
  const texts = textsOf(locales.fr).flatMap(([, text]) => formsOf(text));
  expect(texts.filter((text) => / [:?!;»]|« /.test(text))).toEqual([]);
});

it('Spanish says “tú” to the user throughout, and never calls the assistant a person', () => {
  const texts = textsOf(locales.es).flatMap(([, text]) => formsOf(text));
  expect(
    texts.filter((text) => /\b(usted|hable|pregunte|escriba|está hablando|persona)\b/i.test(text)),
  ).toEqual([]);
});

it('knows the direction of languages that are not ours', () => {
  expect(['he', 'fa-IR', 'pa-Arab-PK', 'ur'].map((locale) => languageOf(locale).dir)).toEqual(
    Array(4).fill('rtl'),
  );
  expect(['pl', 'pa-IN', 'arn', 'en-GB'].map((locale) => languageOf(locale).dir)).toEqual(
    Array(4).fill('ltr'),
  );
});
