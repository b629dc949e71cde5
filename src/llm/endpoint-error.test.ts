import { describe, expect, it } from 'vitest';
import { llmErrors } from '../internal/errors/llm-errors.js';
import { endpointErrorInfo } from './endpoint-error.js';

describe('the code of what an endpoint reported', () => {
  it('is the one that a proxy of ours has sent, whatever the status', () => {
    for (const code of Object.keys(llmErrors).filter((name) => name !== 'llm-unreachable'))
      expect(endpointErrorInfo({ code }, '', 400).code).toBe(code);
  });

  it('names the provider when the proxy could not reach it', () => {
    expect(endpointErrorInfo({ code: 'llm-unreachable' }, '', 502).code).toBe('llm-provider-unreachable');
  });

  it('is no other code that begins the same', () => {
    expect(endpointErrorInfo({ code: 'llm-failed-badly' }, '', 400).code).toBe('llm-invalid-request');
  });
});
