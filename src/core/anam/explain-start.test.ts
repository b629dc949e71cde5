import { expect, it } from 'vitest';
import { onDemand } from '../../internal/on-demand.js';
import { personaError } from '../../internal/errors/error-of-code.js';
import { explainStart } from './explain-start.js';

it('returns a typed error unchanged', async () => {
  const error = personaError('session-busy', { message: 'x' });
  await expect(explainStart(error)).resolves.toBe(error);
});

it('explains what the SDK threw', async () => {
  const error = await explainStart(new Error('Invalid session token format'));
  expect(error.code).toBe('token-invalid');
});

it('returns a typed error that quotes the cause when its code cannot be loaded', async () => {
  const cause = new Error('Failed to fetch');
  const code = onDemand(() => Promise.reject(new TypeError('offline')));
  const error = await explainStart(cause, undefined, code);
  expect(error).toMatchObject({ code: 'session-load', cause, retryable: true });
  expect(error.message).toContain('Failed to fetch');
});
