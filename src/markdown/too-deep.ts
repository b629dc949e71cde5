/**
 * Matches extreme nesting, such as quotes in quotes or lists in lists, which slows a parser down and can overflow the
 * stack.
 */
const deep = /(?:(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])[ \t]*){60}|\[{100}|[*_~]{400}|!\[(?:\[){60}/;

export const isTooDeep = (text: string): boolean => deep.test(text);
