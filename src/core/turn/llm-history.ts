import type { LlmMessage } from '../../llm/llm-adapter.js';
import { logItems, type GroupedLog } from '../transcript/grouped-log.js';
import type { PersonaMessage, TranscriptMessage } from '../transcript/message.js';

/**
 * The conversation as the model shall know it, up to and with the given turn: user turns whole, finished answers as
 * written, cut-off ones only as far as they were heard, unheard ones not at all, and never any reasoning.
 */
export function llmHistory(transcript: GroupedLog<TranscriptMessage>, turnIndex: number): LlmMessage[] {
  return logItems(transcript)
    .filter((message) => message.turnIndex <= turnIndex)
    .flatMap((message) =>
      message.role === 'user' ? [{ role: 'user' as const, content: message.text }] : answer(message),
    );
}

function answer(message: PersonaMessage): LlmMessage[] {
  if (message.status === 'done') return [{ role: 'assistant', content: message.written }];
  const content = message.heard.trim();
  return content === '' ? [] : [{ role: 'assistant', content, interrupted: true }];
}
