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

/** The socket stays open and passes nothing on any more: what is written goes nowhere. */
export const socketStalls: Scenario = {
  name: 'socket stalls',
  runs: 1,
  async run({ session, wait }) {
    await wait(2500);
    session.stallSocket();
  },
};

/** The socket breaks, and no new one opens: the SDK gives up after its tries, while picture and voice go on. */
export const socketRefused: Scenario = {
  name: 'socket refused',
  runs: 1,
  async run({ session, wait }) {
    await wait(2500);
    session.cutSocket(1006, { refuseFor: Infinity });
  },
};

/** A dead spot: nothing passes for four seconds. */
export const networkBreaks: Scenario = {
  name: 'network breaks',
  async run({ session, wait }) {
    await wait(2500);
    session.loseNetwork(4000);
  },
};

/** Nothing passes any more, and nobody is told. */
export const networkLost: Scenario = {
  name: 'network lost',
  runs: 1,
  async run({ session, wait }) {
    await wait(2500);
    session.loseNetwork();
  },
};

/** The engine dies without a word. */
export const engineDies: Scenario = {
  name: 'engine dies',
  runs: 1,
  async run({ session, wait }) {
    await wait(2500);
    session.crash();
  },
};

/** The picture stands still for five seconds, while the voice goes on. */
export const videoFreezes: Scenario = {
  name: 'video freezes',
  async run({ session, wait }) {
    await wait(2500);
    session.freezeVideo(5000);
  },
};

/** A voice without a picture. */
export const noVideo: Scenario = { name: 'no video', media: 'voice' };

/** The session connects and is never told to be ready. */
export const neverReady: Scenario = { name: 'never ready', ready: false };

/** Every event arrives twice. */
export const everythingTwice: Scenario = { name: 'everything twice', copies: 2 };

/** Anam refuses the token. */
export const tokenRefused: Scenario = {
  name: 'token refused',
  refuse: { status: 401, error: 'Unauthorized', message: 'Invalid session token' },
};

/** A gateway answers in Anam's place: 401, with a page. */
export const tokenRefusedByPage: Scenario = {
  name: 'token refused by a page',
  refuse: { status: 401, error: 'Unauthorized', message: '', html: true },
};

/** The account has no plan. */
export const noPlan: Scenario = {
  name: 'no plan',
  refuse: { status: 402, error: 'No plan found', message: 'The organisation has no plan' },
};

/** The plan's minutes are used up. */
export const usageLimit: Scenario = {
  name: 'usage limit',
  refuse: { status: 429, error: 'Usage limit reached', message: 'No minutes are left' },
};

/** The account's spend cap is reached. */
export const spendCap: Scenario = {
  name: 'spend cap',
  refuse: { status: 429, error: 'Spend cap reached', message: 'The spend cap is reached' },
};

/** No engine is free; the SDK tries three times by itself. */
export const noEngine: Scenario = {
  name: 'no engine',
  refuse: { status: 503, error: 'Service unavailable', message: 'No engine is free' },
};

/** The plan's concurrency limit is reached. */
export const busy: Scenario = {
  name: 'busy',
  refuse: { status: 429, error: 'Concurrent session limit reached', message: 'Too many sessions at once' },
};
