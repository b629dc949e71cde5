/**
 * A mark that a provider adds to the text for its own interface. `text` is the text that it stands for, usually empty.
 */
export interface ProviderMark {
  readonly length: number;
  readonly text: string;
}

/** The maximum length of a mark, in characters. */
const LONGEST_MARK = 1_000;

/** OpenAI's marks in private-use characters: U+E200 starts one, U+E202 separates its fields, U+E201 ends it. */
const whole = /^[\uE200\uE202\uE206]([^\uE201\n]{0,1000})\uE201/;
/** OpenAI's `【4:0†source】` and `【turn0search3】`, Gemini's `[cite: 1]` and `[cite_start]`, DeepSeek's `[citation:1]`. */
const bracketed =
  /^(?:【(?:[^】\n]{0,60}†|turn\d)[^】\n]{0,60}】|\[cit(?:e_\w{1,9}|(?:e|ation):[^\]\n]{0,60})\])/;
const begun =
  /^(?:【[^】\n]{0,120}|\[(?:c|ci|cit|cita?t?i?o?n?|(?:cite_|cite:|citation:)[^\]\n]{0,60}|cite)?)$/;
/** ChatGPT's `:contentReference[oaicite:0]{index=0}`. */
const reference = /^:contentReference\[oaicite:\d{1,4}\](?:\{[^}\n]{0,40}\})?/;
const openReference = /^:contentReference(?:\[[^\]\n]{0,20}\]?(?:\{[^}\n]{0,40})?)?$/;
const isPrivate = /^[\uE200-\uE20F]/;
/** Two kinds of marks contain a name that the sentence needs. */
const named = /^(?:entity\uE202\[[^,\]]*,\s*"((?:[^"\\]|\\.)*)"|url\uE202([^\uE202]*))/;

/**
 * Returns ChatGPT's reference at the start of the text, `null` if more text is needed, or `false` if there is no
 * reference.
 */
export function contentReference(text: string, isLast: boolean): ProviderMark | null | false {
  const found = reference.exec(text)?.[0];
  const isOpen = found === text || openReference.test(text) || ':contentReference'.startsWith(text);
  if (!isLast && isOpen && !found?.endsWith('}')) return null;
  return found !== undefined && { length: found.length, text: '' };
}

/** Returns the mark at the start of the text, `null` if more text is needed, or `false` if there is no mark. */
export function providerMark(text: string, isLast: boolean): ProviderMark | null | false {
  const [found, body = ''] = whole.exec(text) ?? bracketed.exec(text) ?? [];
  if (found) {
    const [, entity, title = ''] = named.exec(body) ?? [];
    return { length: found.length, text: (entity ?? title).replaceAll(/\\(.)/g, '$1') };
  }
  if (!isPrivate.test(text)) return begun.test(text) && !isLast ? null : false;
  const mayGoOn = !isLast && text.length <= LONGEST_MARK && !text.includes('\n');
  if (mayGoOn && /^[\uE200\uE202\uE206]/.test(text)) return null;
  // An unclosed mark ends at the next space, because no word starts with such a character.
  return { length: /^[\uE200\uE202\uE206]\S*|^./su.exec(text)?.[0].length ?? 1, text: '' };
}

/** Where a mark can start. A bracket after a backtick is code. */
const mayBegin = /[\uE200-\uE20F【]|`?\[|`$|:(?=c|$)/g;

/**
 * Removes provider marks, which are neither shown nor spoken. `held` is the start of a possible mark: put it in front
 * of the next text.
 */
export function withoutProviderMarks(
  text: string,
  isLast: boolean,
): { readonly shown: string; readonly held: string } {
  let shown = '';
  let from = 0;
  for (const { 0: sign, index } of text.matchAll(mayBegin)) {
    if (index < from || sign.length > 1) continue;
    const rest = text.slice(index, index + LONGEST_MARK + 2);
    const mark =
      sign === '`' ? !isLast && null : (sign === ':' ? contentReference : providerMark)(rest, isLast);
    if (mark === null) return { shown: shown + text.slice(from, index), held: text.slice(index) };
    if (mark === false) continue;
    shown += text.slice(from, index) + mark.text;
    from = index + mark.length;
  }
  return { shown: shown + text.slice(from), held: '' };
}
