import type { MarkdownState, Ruled } from './projector/markdown-state.js';

/** The rules of speech by name: why a piece of text is not spoken as it is written. */
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
  | 'html';

/** By the sign that a piece within a line begins with. */
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

/** What a line can begin with, in the order in which the projector asks. */
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

/** The rule that ruled. The projector has no names for them, so that a session does not load what only a tool reads. */
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
  if (/^[\uE200-\uE20F]/.test(text)) return 'citation';
  if (/^(?:https?:|www\.)/i.test(text)) return 'address';
  return inline[sign] ?? 'emoji';
}

/** `\(` of a formula, or of a bracket that was escaped. */
const isFormulaStart = (text: string) =>
  !/^\\[([]/.test(text) || /^\\(?:\([^]*\\\)|\[[^]*\\\]|\[\s)/.test(text);
