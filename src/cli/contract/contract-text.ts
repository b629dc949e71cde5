import type { Judged } from '../../contract/judge.js';

const marks: Record<Judged['result'], string> = { holds: '✓', differs: '✗', unknown: '?' };
const words: Record<Judged['result'], string> = {
  holds: 'holds',
  differs: 'differs',
  unknown: 'could not tell',
};

/** The table of results: one line for each check, and for a difference what it breaks. */
export function contractText(results: readonly Judged[]): string {
  const width = Math.max(...results.map(({ assumption }) => assumption.id.length));
  const count = (wanted: Judged['result']) => results.filter(({ result }) => result === wanted).length;
  const lines = results.map(({ assumption, result, found }) => {
    const line = `${marks[result]} ${assumption.id.padEnd(width)}  ${words[result].padEnd(14)}  ${found}\n`;
    return result === 'differs'
      ? `${line}    Assumed: ${assumption.sentence}\n    Source: ${assumption.source}\n    If so: ${assumption.breaks}\n`
      : line;
  });
  return `${lines.join('')}\nholds ${count('holds')} · differs ${count('differs')} · could not tell ${count('unknown')}\n`;
}

/** The same for programs. */
export const contractJson = (results: readonly Judged[]): string =>
  JSON.stringify({
    ok: results.every(({ result }) => result !== 'differs'),
    results: results.map(({ assumption: { id, sentence, source, breaks, cost }, result, found }) => ({
      id,
      result,
      found,
      sentence,
      source,
      breaks,
      cost,
    })),
  });
