import type { Ask } from './endpoint-spec.js';

export const MAX_TOKENS = 150;
export const counting = 'Count from 1 to 40 separated by spaces.';
export const greetingText = 'Grüße 👋 日本';
export const greeting = `Reply exactly: ${greetingText}`;
export const riddle =
  'A bat and a ball cost 1.10 together; the bat costs 1.00 more than the ball. What does the ball cost? Think briefly.';
export const toolPrompt = 'Call the tool ping with the word "hello".';

export const prompt = (text: string = counting): Ask['messages'] => [{ role: 'user', text }];
