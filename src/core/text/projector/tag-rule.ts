import { close, drop, isWordCharacter, leaveGap, say, space, type Rule } from './markdown-state.js';

const LONGEST_TAG = 2_000;
const address = /^<((?:https?:\/\/|mailto:)[^\s<>]*|[\w.+-]+@[\w.-]+)>/i;
/**
 * Matches a whole tag with at most one attribute without a value. With two, a sentence would match: `if a <b then c>`.
 */
const whole =
  /^<(\/?)([a-z][\w:.-]*)(?:\s+[\w:@.-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))*(?:\s+[\w:@.-]+)?\s*\/?>/i;
const begun =
  /^<\/?[a-z][\w:.-]*(?:\s+[\w:@.-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))*(?:\s+[\w:@.-]*(?:\s*=\s*(?:"[^"]*|'[^']*|[^\s"'<>]*))?)?\s*\/?$/i;
const addressBegun = /^<(?:h|ht|htt|https?|https?:\/{0,2}[^\s<>]*|mailto:[^\s<>]*|[\w.+-]+@[\w.-]*)$/i;
const lineElements =
  /^(?:br|p|div|h[1-6]|hr|li|ol|ul|d[ldt]|t[dhr]|table|caption|details|summary|pre|blockquote|section|article|header|footer|figcaption)$/i;
/** Elements that can directly follow a letter. */
const inlineElements =
  /^(?:a|abbr|b|big|cite|code|del|dfn|em|font|i|img|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|u|var|wbr)$/i;
const silentElements = /^(?:script|style|svg|math|grok:render)$/i;

/** Leaves out HTML and XML tags, and speaks the text between them. */
export const tag: Rule = (text, { before }, isLast, words) => {
  if (text.length === 1) return isLast ? say('<') : null;
  if (text.startsWith('<!--')) return leaveGap('<!--', { silence: { type: 'until', end: '-->' } });
  if (!isLast && ('<!--'.startsWith(text) || text === '</')) return null;
  const [found, link] = address.exec(text) ?? [];
  if (found && link)
    return /^(?:https?:|mailto:)/i.test(link)
      ? leaveGap(found)
      : say(found, words.extras?.()?.mail(link) ?? link);
  const element = whole.exec(text);
  if (element && mayBegin(element, before)) return ruleOf(element[0], element[2] ?? '', element[1] === '/');
  const waits = !isLast && !element && text.length < LONGEST_TAG;
  return waits && (begun.test(text) || addressBegun.test(text)) ? null : say('<');
};

/** Whether a tag can start here: `x<y>` is a comparison unless `y` is an HTML element. */
function mayBegin([, slash, name = '']: RegExpExecArray, before: string): boolean {
  if (slash === '/' || !isWordCharacter(before)) return true;
  return [lineElements, inlineElements, silentElements].some((elements) => elements.test(name));
}

function ruleOf(found: string, name: string, isEnd: boolean): ReturnType<Rule> {
  if (silentElements.test(name) && !isEnd && !found.endsWith('/>'))
    return leaveGap(found, { silence: { type: 'until', end: `</${name.toLowerCase()}>` } });
  if (!lineElements.test(name)) return isEnd ? close(found) : drop(found);
  const { tokens } = space('\n');
  return { tokens: tokens.map((token) => ({ ...token, written: found.length })) };
}
