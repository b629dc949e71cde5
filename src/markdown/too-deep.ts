/**
 * Detects extreme nesting, such as quotes in quotes: it slows a parser down and can overflow the stack.
 */
const deep = /(?:>[ \t]*){60}|(?:[-*+][ \t]+){60}|\[{100}|[*_~]{400}|!\[(?:\[){60}/;

export const isTooDeep = (text: string): boolean => deep.test(text);
