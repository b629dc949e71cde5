import { type OffsetSpans } from './offset-spans.js';

/** Returns the spans of the first `written` characters. A span that is cut is kept only if it is spoken as written. */
export function cutSpans(spans: OffsetSpans, written: number): OffsetSpans {
  const list = [];
  let spoken = 0;
  for (const span of spans.list.slice(0, spans.count)) {
    const { spokenStart, spokenEnd, writtenStart, writtenEnd } = span;
    if (writtenEnd > written) {
      const isVerbatim = spokenEnd - spokenStart === writtenEnd - writtenStart;
      const length = written - writtenStart;
      if (isVerbatim && length > 0) {
        spoken = spokenStart + length;
        list.push({ ...span, spokenEnd: spoken, writtenEnd: written });
      }
      break;
    }
    list.push(span);
    spoken = spokenEnd;
  }
  return { spoken, written, count: list.length, list };
}
