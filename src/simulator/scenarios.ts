import type { Scenario } from './scenario.js';

/** Everything works. */
export const happyPath: Scenario = { name: 'happy path' };

/** Anam's own model thinks before it answers (server mode). */
export const reasoning: Scenario = {
  name: 'reasoning',
  answer: (text) => ({
    reasoning: `The user said “${text}”. I should answer in one friendly sentence. `,
    text: `You said: ${text}. That is a good place to begin.`,
  }),
};

/** An interruption: the page sees the event first, then the closing chunk of the speech. */
export const bargeIn: Scenario = { name: 'barge-in', interruptionOrder: 'event-first' };

/** The same, the other way round: the two travel on different channels, and nothing orders them. */
export const bargeInEventLast: Scenario = { name: 'barge-in, event last', interruptionOrder: 'chunk-first' };

/** The server ends the session after a while, as at a time limit. */
export const serverEnds: Scenario = {
  name: 'server ends',
  async run({ session, wait }) {
    await wait(4000);
    session.end('Session time limit reached');
  },
};

/** The signalling socket breaks and comes back. */
export const socketDrops: Scenario = {
  name: 'socket drops',
  async run({ session, wait }) {
    await wait(2500);
    session.cutSocket(1006, { refuseFor: 400 });
  },
};

/** The persona has a model of its own in Anam's Lab, which answers in client mode too. */
export const secondModel: Scenario = { name: 'second model', model: 'always' };

/** The persona has no model, so that nobody answers in server mode. */
export const noModel: Scenario = { name: 'no model', model: 'never' };

/** Anam refuses the token. */
export const tokenRefused: Scenario = {
  name: 'token refused',
  refuse: { status: 401, error: 'Unauthorized', message: 'Invalid session token' },
};

/** The plan's concurrency limit is reached. */
export const busy: Scenario = {
  name: 'busy',
  refuse: { status: 429, error: 'Concurrent session limit reached', message: 'Too many sessions at once' },
};
