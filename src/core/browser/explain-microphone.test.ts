import { expect, it } from 'vitest';
import { personaError } from '../../internal/errors/error-of-code.js';
import { onDemand } from '../../internal/on-demand.js';
import { explainMicrophone } from './explain-microphone.js';

it('returns a typed error unchanged', async () => {
  const error = personaError('microphone-blocked', { message: 'x' });
  await expect(explainMicrophone(error)).resolves.toBe(error);
});

it('explains what the browser threw', async () => {
  const error = await explainMicrophone(new DOMException('x', 'NotFoundError'));
  expect(error.code).toBe('microphone-not-found');
});

it('returns a typed error that quotes the cause when its code cannot be loaded', async () => {
  const cause = new DOMException('Permission denied', 'NotAllowedError');
  const code = onDemand(() => Promise.reject(new TypeError('offline')));
  const error = await explainMicrophone(cause, code);
  expect(error).toMatchObject({ code: 'microphone-not-connected', cause });
  expect(error.message).toContain('Permission denied');
});
