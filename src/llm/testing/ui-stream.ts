import type { LlmPart } from '../llm-adapter.js';
import { frame } from './sse.js';

/** Frames of the AI SDK, one event each. */
export const frames = (...all: readonly object[]): string => all.map(frame).join('');

/** Parts as frames of one text and one reasoning part. */
export const uiFrames = (
  parts: readonly Extract<LlmPart, { type: 'text-delta' | 'reasoning-delta' }>[],
): string => frames(...parts.map(({ type, text }) => ({ type, id: type, delta: text })));

export const uiEnd: string =
  frames({ type: 'finish-step' }, { type: 'finish', finishReason: 'stop' }) + frame('[DONE]');
