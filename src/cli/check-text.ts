import { printable } from '../internal/printable.js';
import type { CheckReport, CheckResult, Evidence } from '../llm/conformance/index.js';

const signs = { pass: '✓', warn: '!', fail: '✗', skipped: '–' } as const;
const BODY_LINES = 6;
const LINE_CHARS = 160;
const READS = 8;

/** Formats a result for people: one line when it passed, with evidence when it failed. */
export function describeResult(result: CheckResult): string {
  const { status, number, title, message, hint, evidence } = result;
  const lines = [`${signs[status]} ${String(number).padStart(2)} ${title}: ${plain(message)}`];
  if (status === 'warn' || status === 'fail') {
    if (hint) lines.push(`     → ${plain(hint)}`);
    if (evidence && status === 'fail')
      lines.push(...describeEvidence(evidence).map((line) => `     | ${line}`));
  }
  return `${lines.join('\n')}\n`;
}

function describeEvidence({ request, status, headers, body, reads, found }: Evidence): string[] {
  const lines: string[] = [];
  if (request) lines.push(`${request} → ${status || 'no answer'} ${headers?.['content-type'] ?? ''}`);
  if (reads && reads.length > 0) {
    const shown = reads.slice(0, READS).map(([ms, bytes]) => `${bytes} B at ${ms} ms`);
    lines.push(`reads: ${shown.join(', ')}${reads.length > READS ? ', …' : ''}`);
  }
  if (found) lines.push(`found: ${found}`);
  else if (body) lines.push(...body.split(/\r?\n/).filter(Boolean).slice(0, BODY_LINES));
  return lines.map((line) => shorten(plain(line)));
}

const plain = (text: string) => printable(text).trim();

const shorten = (line: string) => (line.length > LINE_CHARS ? `${line.slice(0, LINE_CHARS)}…` : line);

export function describeReport({
  verdict,
  results,
  warnings,
  stopped,
  url,
  requests,
  durationMs,
}: CheckReport): string {
  const failed = results.filter(({ status }) => status === 'fail').length;
  const skippedCount = results.filter(({ status }) => status === 'skipped').length;
  const counts = `${failed} failed, ${warnings} warnings, ${skippedCount} skipped, of ${results.length}`;
  const effort = `${requests} requests in ${(durationMs / 1000).toFixed(1)} s`;
  const outcome = verdict === 'pass' ? (warnings + failed > 0 ? 'PASS, with warnings' : 'PASS') : 'FAIL';
  return `\n${outcome}: ${plain(url)}\n${counts}; ${effort}.${stopped === null ? '' : `\nStopped early: ${plain(stopped)}`}\n`;
}
