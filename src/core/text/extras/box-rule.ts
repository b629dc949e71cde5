import { insideLabel } from '../projector/inline-rules.js';
import { close, drop, leaveGap, type Rule } from '../projector/markdown-state.js';

/** Matches the sign that opens a box with its kind, the title, and the end of the title. */
const container =
  /^([ \t]*(?::{3,}[ \t]*(?:[\w-]+|(?=\{|\n|$))(?:\{[^}\n]*\})?[ \t]*\[?|(?:!!!|\?\?\?)\+?[ \t]+[a-z]+[ \t]*(?:"|(?=\n|$))|\[![\w-]+\][+-]?[ \t]*))(.*?)([\]"]?(?:\{[^}\n]*\})?\s*)$/;

/**
 * Handles the first line of a box (`> [!NOTE]`, `:::tip Title`, `!!! note "Title"`) and its last line (`:::`). Speaks
 * the title.
 */
export const boxTitle: Rule = (text, _state, isLast, words) => {
  const line = /^.*\n/.exec(text)?.[0] ?? (isLast ? text : null);
  if (line === null) return null;
  const [, sign = '', title = '', end = ''] = container.exec(line) ?? [];
  if (sign === '') return false;
  if (title === '') return leaveGap(line, { atLineStart: true });
  const last = end.trimEnd();
  const tokens = [...drop(sign).tokens, ...insideLabel(title, words), ...close(last).tokens];
  return { tokens, change: { atLineStart: false } };
};
