import { describe, expect, it } from 'vitest';
import { llmErrors } from '../internal/errors/llm-errors.js';
import { endpointErrorInfo } from './endpoint-error.js';

describe('the code of a reported error', () => {
  it('is the code that our proxy sent, for every status', () => {
    for (const code of Object.keys(llmErrors).filter((name) => name !== 'llm-unreachable'))
      expect(endpointErrorInfo({ code }, '', 400).code).toBe(code);
  });

  it('names the provider when the proxy could not reach it', () => {
    expect(endpointErrorInfo({ code: 'llm-unreachable' }, '', 502).code).toBe('llm-provider-unreachable');
  });

  it('ignores unknown codes that start with a known one', () => {
    expect(endpointErrorInfo({ code: 'llm-failed-badly' }, '', 400).code).toBe('llm-invalid-request');
  });
});
