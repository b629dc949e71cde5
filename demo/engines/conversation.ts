import type { Conversation } from 'anam-react/core';

const at = Date.UTC(2026, 10, 23, 12);
const inTurn = { turnId: 'turn-0', turnIndex: 0, createdAt: at };

/** One question, a thought and an answer, for parts that need no session. */
export const conversation: Conversation = {
  version: 1,
  messages: [
    {
      ...inTurn,
      role: 'user',
      id: 'user-0',
      text: 'What should I see in Lisbon?',
      files: [],
      source: 'text',
    },
    {
      ...inTurn,
      role: 'persona',
      id: 'persona-0',
      written: 'Start in Alfama, early, before the trams are full.',
      heard: 'Start in Alfama, early, before the trams are full.',
      parts: [],
      withdrawn: [],
      endpointIds: [],
      finishReason: 'stop',
      status: 'done',
      interrupted: false,
      endedAt: at + 4000,
    },
  ],
  reasoning: [
    {
      id: 'thought-0',
      turnId: 'turn-0',
      source: 'client',
      text: 'They want one place to begin with.',
      status: 'done',
      startedAt: at + 100,
      endedAt: at + 5100,
    },
  ],
  toolCalls: [],
  timeline: [],
};
