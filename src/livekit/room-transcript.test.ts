import { expect, it } from 'vitest';
import type { SpeechChunk } from '../core/index.js';
import { RoomTranscript } from './room-transcript.js';

it('joins the segments of an answer in linear time', () => {
  const spoken: SpeechChunk[] = [];
  const transcript = new RoomTranscript((chunk) => void spoken.push(chunk));
  transcript.setAgentState('speaking');
  // Searching all segments for each new one would compare a billion ids.
  for (let index = 0; index < 50_000; index += 1) transcript.persona(`${index}`, 'a');
  expect(spoken.slice(0, 2).map(({ content }) => content)).toEqual(['a', ' a']);
  expect(new Set(spoken.map(({ messageId }) => messageId)).size).toBe(1);
  transcript.beginTurn();
  transcript.persona('next', 'a');
  expect(spoken.at(-1)?.content).toBe('a');
});
