import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { llmErrors } from '../internal/errors/llm-errors.js';
import { describeErrorInfo } from './describe-error-info.js';
import { endpointErrorCode } from './endpoint-error-code.js';
import { endpointErrorInfo, errorIn } from './endpoint-error.js';
import { isObject } from './json.js';
import { brokeOff, type LlmErrorCode } from './llm-error-info.js';

interface ProviderError {
  readonly code: LlmErrorCode;
  readonly provider: string;
  readonly status: number;
  readonly body: unknown;
}

// The texts come from the providers' documentation and SDK sources, and from public bug reports.
const lines = readFileSync(new URL('testing/provider-errors.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const reported = lines.map((line) => JSON.parse(line) as ProviderError);

/** Reads an HTTP error as `readRefusal` does. */
function codeOfResponse({ status, body }: ProviderError): LlmErrorCode {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const error = errorIn(body) ?? (isObject(body) ? body : {});
  return describeErrorInfo(endpointErrorInfo(error, text, status)).code;
}

it.each(reported.map((error) => [`${error.code}: ${error.provider}, ${error.status}`, error] as const))(
  'reads %s',
  (_, error) => {
    expect(codeOfResponse(error)).toBe(error.code);
  },
);

it('reads the same from an event, which has no status', () => {
  // Errors that only the status identifies.
  const bare = new Set([401, 404, 409, 413, 504]);
  const events = reported.filter(
    ({ code, status, body }) =>
      code !== 'llm-invalid-request' && !bare.has(status) && isObject(errorIn(body)),
  );
  expect(events.length).toBeGreaterThan(100);
  const codes = events.map(({ provider, body }) => {
    const info = endpointErrorInfo(errorIn(body) ?? {}, JSON.stringify(body));
    return [provider, describeErrorInfo(info).code];
  });
  expect(codes).toEqual(events.map(({ provider, code }) => [provider, code]));
});

describe('the code of a reported error', () => {
  it('is the code that our proxy sent, for every status', () => {
    for (const code of Object.keys(llmErrors).filter((name) => name !== 'llm-unreachable'))
      expect(endpointErrorCode({ code }, '', 400)).toBe(code);
  });

  it('names the provider when the proxy could not reach it', () => {
    expect(endpointErrorCode({ code: 'llm-unreachable' }, '', 502)).toBe('llm-provider-unreachable');
  });

  it('ignores unknown codes that start with a known one', () => {
    expect(endpointErrorCode({ code: 'llm-failed-badly' }, '', 400)).toBe('llm-invalid-request');
  });

  it('stays that of a decoder for an error that no endpoint reported', () => {
    expect(describeErrorInfo(brokeOff).code).toBe('llm-truncated');
  });

  it('is found in linear time', () => {
    for (const word of ['limit ', 'not region ', 'retry in ', 'model not ', 'insufficient_', 'input too '])
      expect(endpointErrorCode({ message: word.repeat(50_000) }, '', 500)).toMatch(/^llm-/);
  }, 2000);
});
