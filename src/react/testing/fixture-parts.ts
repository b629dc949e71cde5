import type { MessagePart } from 'anam-react/core';
import { personaMessage, toolCall, userMessage } from './fixture-state.js';

// An answer with every kind of part.

export const weatherQuestion = userMessage(1, 'What is the weather in Lisbon, and what should I see?');

const weatherWords = 'Let me look at the weather. ';

const weatherAnswer = `${weatherWords}It is sunny, with 24 degrees at noon. The Carmo Convent lost its roof in 1755 and never got it back. Take the ferry to Cacilhas in the evening.`;

export const weatherCall = toolCall(1, 'get_weather', {
  arguments: '{"city":"Lisbon"}',
  result: '{"degrees":24,"sky":"sunny"}',
  writtenOffset: weatherWords.length,
});

const endOf = (words: string) => {
  const start = weatherAnswer.indexOf(words);
  return { start, end: start + words.length };
};

export const weatherSources: readonly MessagePart[] = [
  {
    type: 'source',
    id: 'source-1',
    kind: 'url',
    url: 'https://en.wikipedia.org/wiki/Carmo_Convent_(Lisbon)',
    title: 'Carmo Convent (Lisbon)',
    places: [endOf('The Carmo Convent lost its roof in 1755 and never got it back.')],
    writtenOffset: weatherAnswer.length,
  },
  {
    type: 'source',
    id: 'source-2',
    kind: 'document',
    title: 'Ferries of the Tagus, summer timetable',
    filename: 'ferries.pdf',
    mediaType: 'application/pdf',
    places: [endOf('Take the ferry to Cacilhas in the evening.')],
    writtenOffset: weatherAnswer.length,
  },
  {
    type: 'source',
    id: 'source-3',
    kind: 'url',
    url: 'javascript:alert(1)',
    title: 'A source without a web page',
    places: [],
    writtenOffset: weatherAnswer.length,
  },
];

const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="180"><rect width="320" height="180" fill="#7cc4e8"/><circle cx="250" cy="50" r="26" fill="#ffd75e"/><path d="M0 180 90 80l70 60 60-40 100 80z" fill="#3f7d58"/></svg>`;

export const drawnFiles: readonly MessagePart[] = [
  {
    type: 'file',
    id: 'file-1',
    url: `data:image/svg+xml,${encodeURIComponent(picture)}`,
    mediaType: 'image/svg+xml',
    writtenOffset: weatherAnswer.length,
  },
  {
    type: 'file',
    id: 'file-2',
    url: 'https://files.example/lisbon.pdf',
    mediaType: 'application/pdf',
    filename: 'lisbon.pdf',
    writtenOffset: weatherAnswer.length,
  },
];

export const weatherMessage = personaMessage(1, weatherAnswer, { parts: [...weatherSources, ...drawnFiles] });
