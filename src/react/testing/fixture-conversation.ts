import { personaMessage, thought, toolCall, userMessage } from './fixture-state.js';

// One conversation at several stages. The stories show the same text in different states.

export const question = userMessage(
  0,
  'I have two days in Lisbon next week. What should I not miss?',
  'speech',
);

export const firstThought = thought(
  0,
  `The user has two days in Lisbon. "Not miss" asks for priorities, not for a full list.

Day 1: Alfama in the morning before the crowds, the castle, then the river. Day 2: Belém early, the monastery closes on Mondays, so I should check which days they mean. They said next week without days.

Keep it short: this is spoken. Offer to plan around food afterwards.`,
);

export const answer = personaMessage(
  0,
  `Start with Alfama, early, before the lanes fill up. Walk up to the castle and then down to the river.

On the second day go to Belém. The monastery is closed on Mondays, so tell me your dates and I will put it in the right order.`,
);

export const followUp = userMessage(1, 'Tuesday and Wednesday. We love food more than museums, though.');

export const secondThought = thought(
  1,
  `Tuesday and Wednesday: the monastery is open on both. They prefer food.

So shift the weight: markets, a tasca in Mouraria, seafood in Cacilhas across the river. One museum at most. Time Out Market is the obvious answer and crowded, Campo de Ourique is the better one. The pastéis in Belém still earn their place, because`,
  { status: 'streaming' },
);

export const secondThoughtDone = thought(1, `${secondThought.text} they are food and a sight at once.`, {
  endedAt: answer.createdAt + 7_000,
});

export const spokenSoFar =
  'Then let us eat our way through it. On Tuesday begin at the market of Campo de Ourique, ';

export const answerBeingSpoken = personaMessage(
  1,
  `${spokenSoFar}where people from the neighbourhood have lunch. In the afternoon take the ferry to Cacilhas for grilled fish with the whole city in front of you.`,
  { status: 'streaming', heard: spokenSoFar },
);

export const answerCutOff = personaMessage(1, answerBeingSpoken.written, {
  status: 'interrupted',
  heard: spokenSoFar,
});

export const finished = {
  messages: [question, answer],
  thoughts: [firstThought],
};

export const openingHours = toolCall(1, 'find_opening_hours', {
  arguments: '{"place":"Mercado de Campo de Ourique","days":["tuesday","wednesday"]}',
  result: '{"tuesday":"10:00-23:00","wednesday":"10:00-23:00"}',
});

export const tableBooking = toolCall(1, 'bookTable', {
  arguments: '{"restaurant":"Ponto Final, Cacilhas","time":"2026-11-24T19:30","guests":2}',
  status: 'awaiting-approval',
});
