import type { Paragraph, PhrasingContent } from 'mdast';

/** Returns plain text as a Markdown tree: characters are literal, lines are kept, blank lines separate paragraphs. */
export function typedText(text: string): Paragraph[] {
  const paragraphs: string[][] = [[]];
  for (const line of text.split('\n')) {
    if (line.trim() === '') paragraphs.push([]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => ({ type: 'paragraph', children: typedLines(lines) }));
}

export const typedLines = (lines: readonly string[]): PhrasingContent[] =>
  lines.flatMap((line, index): PhrasingContent[] => {
    const text = { type: 'text', value: line.trim() } as const;
    return index === 0 ? [text] : [{ type: 'break' }, text];
  });
