/**
 * Quotes in quotes in quotes, and the like: nobody writes it, a parser takes long for it, and a page that nests as
 * deeply runs out of stack.
 */
const deep = /(?:>[ \t]*){60}|(?:[-*+][ \t]+){60}|\[{100}|[*_~]{400}|!\[(?:\[){60}/;

export const isTooDeep = (text: string): boolean => deep.test(text);
