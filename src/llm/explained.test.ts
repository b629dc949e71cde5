import { afterEach, describe, expect, it, vi } from 'vitest';
import { llmErrors } from '../internal/errors/llm-errors.js';
import { explained } from './explained.js';
import { llmError } from './llm-error.js';
import type { LlmErrorCode } from './llm-error-info.js';

const codes = Object.keys(llmErrors) as LlmErrorCode[];
const { signal } = new AbortController();
const secret = 'sk-secret-0123456789';
const never = () => new Promise<never>(() => undefined);
const failing = () => Promise.reject(new TypeError(`Failed to fetch dynamically imported module: ${secret}`));
const unused = () => {
  throw new Error('Nothing was loaded.');
};

afterEach(() => vi.useRealTimers());

describe('an error whose explanation is loaded on demand', () => {
  it('is the error that `explain` returns', async () => {
    const error = llmError('llm-failed', { message: 'The words.' });
    expect(await explained({ code: 'llm-failed' }, undefined, signal, () => error)).toBe(error);
  });

  it('is the cause if that is a `PersonaError`', async () => {
    const cause = llmError('llm-failed', { message: 'The words.' });
    expect(await explained({ code: 'llm-timeout' }, cause, signal, unused, never)).toBe(cause);
  });

  it.each(codes)('%s has its code, retry and action when the explanation cannot be loaded', async (code) => {
    const { retry, action } = llmErrors[code];
    const error = await explained({ code }, undefined, signal, unused, failing);
    expect(error).toMatchObject({ name: 'PersonaError', code, retry, action });
    expect(error.userMessage).not.toBe('');
  });

  it('has its code when the explanation fails', async () => {
    expect(await explained({ code: 'llm-timeout' }, undefined, signal, unused)).toMatchObject({
      code: 'llm-timeout',
    });
  });

  it('quotes nothing foreign when the explanation cannot be loaded', async () => {
    const fault = {
      code: 'llm-unauthorized',
      status: 401,
      body: secret,
      message: secret,
      detail: secret,
    } as const;
    const error = await explained(fault, new Error(secret), signal, unused, failing);
    const { message, advice, data, cause } = error;
    expect(error.data).toEqual({ status: 401 });
    expect(JSON.stringify({ message, advice, data, cause })).not.toContain(secret);
  });

  it('waits 5 s for the explanation, and leaves no timer', async () => {
    vi.useFakeTimers();
    const error = explained({ code: 'llm-unreachable' }, undefined, signal, unused, never);
    await vi.advanceTimersByTimeAsync(5000);
    expect(await error).toMatchObject({ code: 'llm-unreachable' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not wait after an abort', async () => {
    vi.useFakeTimers();
    const controller = new AbortController();
    const error = explained({ code: 'llm-unreachable' }, undefined, controller.signal, unused, never);
    controller.abort();
    expect(await error).toMatchObject({ code: 'llm-unreachable' });
    expect(vi.getTimerCount()).toBe(0);
  });
});
