import type { MarkdownState, Ruled } from './projector/markdown-state.js';

/** The names of the speech rules: each is a reason why a piece of text is not spoken as written. */
export type SpeechRule =
  | 'code-block'
  | 'table'
  | 'divider'
  | 'heading'
  | 'quote'
  | 'list'
  | 'box'
  | 'definition'
  | 'emphasis'
  | 'inline-code'
  | 'struck'
  | 'highlight'
  | 'escape'
  | 'formula'
  | 'entity'
  | 'citation'
  | 'link'
  | 'image'
  | 'address'
  | 'emoji'
  | 'html'
  | 'cue';

/** Rules within a line, by the first character of the piece. */
const inline: Readonly<Record<string, SpeechRule>> = {
  '`': 'inline-code',
  '*': 'emphasis',
  _: 'emphasis',
  '~': 'struck',
  '=': 'highlight',
  '&': 'entity',
  '【': 'citation',
  '[': 'link',
  '!': 'image',
  '<': 'html',
  '#': 'heading',
  $: 'formula',
  '/': 'address',
  '@': 'address',
};

/** Rules at the start of a line, in the order in which the projector applies them. */
const atLineStart: readonly (readonly [RegExp, SpeechRule])[] = [
  [/^[ \t]*(?:`{3,}|~{3,})/, 'code-block'],
  [/^[ \t]*(?:[-*_=+:|][-*_=+:| \t]*(?:\n|$)|[-:|_=*+•\t ]{200})/, 'divider'],
  [/^[ \t]*\|/, 'table'],
  [/^[ \t]*#/, 'heading'],
  [/^[ \t]*>/, 'quote'],
  [/^[ \t]*[-*+•]/, 'list'],
  [/^[ \t]*(?::::|!!!|\?\?\?|\[!)/, 'box'],
  [/^[ \t]*\[/, 'definition'],
];

/**
 * Returns the name of the rule that was applied. The projector itself does not name its rules, because only tools need
 * the names.
 */
export function ruleOf(text: string, { tokens, change }: Ruled, before: MarkdownState): SpeechRule {
  const { silence } = before;
  if (silence?.type === 'fence' || change?.silence?.type === 'fence') return 'code-block';
  if (silence?.type === 'address') return 'address';
  if (silence?.type === 'until')
    return /^(?:<|-->)/.test(silence.end) || silence.end === '-->' ? 'html' : 'formula';
  if (before.inTable || change?.inTable === true) return 'table';
  const isBlock = change?.atLineStart !== undefined && before.atLineStart;
  const line = isBlock ? atLineStart.find(([begins]) => begins.test(text)) : undefined;
  return line?.[1] ?? inlineRule(text, tokens[0]?.kind === 'gap');
}

function inlineRule(text: string, isGap: boolean): SpeechRule {
  const sign = text.charAt(0);
  if (sign === '[') return isGap ? 'citation' : 'link';
  if (sign === '<') return /^<(?:https?:|mailto:|[^<>\s]+@)/i.test(text) ? 'address' : 'html';
  if (sign === '\\') return /^\\[A-Za-z([]/.test(text) && isFormulaStart(text) ? 'formula' : 'escape';
  if (/^(?:[\uE200-\uE20F]|:contentRef)/.test(text)) return 'citation';
  if (/^(?:https?:|www\.)/i.test(text)) return 'address';
  return inline[sign] ?? 'emoji';
}

/** Whether `\(` or `\[` opens a formula, and is not an escaped bracket. */
const isFormulaStart = (text: string) =>
  !/^\\[([]/.test(text) || /^\\(?:\([^]*\\\)|\[[^]*\\\]|\[\s)/.test(text);
