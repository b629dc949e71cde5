import type { LlmPart } from '../llm-adapter.js';
import { frame } from './sse.js';

/** AI SDK frames, one event each. */
export const frames = (...all: readonly object[]): string => all.map(frame).join('');

/** Converts parts to frames with one text and one reasoning part. */
export const uiFrames = (
  parts: readonly Extract<LlmPart, { type: 'text-delta' | 'reasoning-delta' }>[],
): string => frames(...parts.map(({ type, text }) => ({ type, id: type, delta: text })));

export const uiEnd: string =
  frames({ type: 'finish-step' }, { type: 'finish', finishReason: 'stop' }) + frame('[DONE]');
