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
export const bargeIn: Scenario = { name: 'barge-in' };

/** An interruption in the opposite order. The two events use different channels, which do not guarantee an order. */
export const bargeInEventLast: Scenario = {
  name: 'barge-in, event last',
  lagsMs: { 'talk-interrupted': 30 },
};

/**
 * Events overtake each other: the user's words arrive before the end of their speech, then the interruption of the
 * persona, and finally the end of its speech, among the words of its next answer.
 */
export const eventsOvertake: Scenario = {
  name: 'events overtake',
  lagsMs: { 'user-speech-ended': 150, 'talk-interrupted': 250, 'persona-end': 600 },
};

/** The user's transcript arrives a second late, after all other events of the utterance. */
export const transcriptLate: Scenario = { name: 'transcript late', lagsMs: { 'user-text': 1000 } };

/** The server ends the session after a while, as it does at a time limit. */
export const serverEnds: Scenario = {
  name: 'server ends',
  async run({ session, wait }) {
    await wait(4000);
    session.end('Session time limit reached');
  },
};

/** The user is silent for three seconds. If Anam's own model answers, it asks whether they are still there. */
export const turnSkipped: Scenario = {
  name: 'turn skipped',
  timers: { silenceBeforeSkipTurnSeconds: 3 },
};

/** The engine ends the session after five seconds without speech, as configured in Anam's Lab. */
export const silenceEnds: Scenario = {
  name: 'silence ends the session',
  timers: { silenceBeforeSkipTurnSeconds: 0, silenceBeforeSessionEndSeconds: 5 },
};

/** The plan ends every session after five seconds, whatever the token says. */
export const lengthEnds: Scenario = {
  name: 'length ends the session',
  timers: { maxSessionLengthSeconds: 5 },
};

/** The engine loses the page's picture and voice, and therefore ends the session. */
export const mediaLost: Scenario = {
  name: 'media lost',
  runs: 1,
  async run({ session, wait }) {
    await wait(2500);
    session.end('WebRTC connection lost', 'webrtc_connection_lost');
  },
};

/** The signalling socket breaks and comes back. */
export const socketDrops: Scenario = {
  name: 'socket drops',
  async run({ session, wait }) {
    await wait(2500);
    session.cutSocket(1006, { refuseForMs: 400 });
  },
};

/** The persona has its own model in Anam's Lab, which also answers in client mode. */
export const secondModel: Scenario = { name: 'second model', model: 'always' };

/** The persona has no model, so there is no answer in server mode. */
export const noModel: Scenario = { name: 'no model', model: 'never' };

/** The socket stays open but transmits nothing, so text does not reach the persona. */
export const socketStalls: Scenario = {
  name: 'socket stalls',
  runs: 1,
  async run({ session, wait }) {
    await wait(2500);
    session.stallSocket();
  },
};

/** The socket closes and cannot reconnect. The SDK gives up after its retries, while picture and voice continue. */
export const socketRefused: Scenario = {
  name: 'socket refused',
  runs: 1,
  async run({ session, wait }) {
    await wait(2500);
    session.cutSocket(1006, { refuseForMs: Infinity });
  },
};

/** A dead spot: nothing is transmitted for four seconds. */
export const networkBreaks: Scenario = {
  name: 'network breaks',
  async run({ session, wait }) {
    await wait(2500);
    session.loseNetwork(4000);
  },
};

/** The network fails permanently, without a close event. */
export const networkLost: Scenario = {
  name: 'network lost',
  runs: 1,
  async run({ session, wait }) {
    await wait(2500);
    session.loseNetwork();
  },
};

/** The engine crashes without an event. */
export const engineDies: Scenario = {
  name: 'engine dies',
  runs: 1,
  async run({ session, wait }) {
    await wait(2500);
    session.crash();
  },
};

/** The picture freezes for five seconds, while the voice continues. */
export const videoFreezes: Scenario = {
  name: 'video freezes',
  async run({ session, wait }) {
    await wait(2500);
    session.freezeVideo(5000);
  },
};

/** The persona sends its voice, but no video. */
export const noVideo: Scenario = { name: 'no video', media: 'voice' };

/** The session connects but is never reported as ready. */
export const neverReady: Scenario = { name: 'never ready', ready: false };

/** The session is ready two seconds after its answer, when picture and voice have long arrived. */
export const readyLate: Scenario = { name: 'ready late', readyAfterMs: 2000 };

/** The engine can be reached only over a TURN server, and there is none: the connection fails. */
export const relayOnly: Scenario = { name: 'relay only', reachable: 'relay' };

/** The engine offers no address, so the connection fails. */
export const unreachable: Scenario = { name: 'unreachable', reachable: 'nowhere' };

/** The session connects, but neither picture nor voice ever arrives. */
export const noMedia: Scenario = { name: 'no media', media: 'nothing' };

/** The server ends the session instead of answering the offer. */
export const endsBeforeAnswer: Scenario = { name: 'ends before the answer', endsBefore: 'answer' };

/** The server ends the session instead of reporting it as ready. */
export const endsBeforeReady: Scenario = { name: 'ends before it is ready', endsBefore: 'ready' };

/** The server ends the session in the middle of the first sentence. */
export const endsWhileSpeaking: Scenario = {
  name: 'ends while it speaks',
  async run({ session, wait }) {
    while (session.talkFrames.length === 0) await wait(50);
    await wait(800);
    session.end('Engine shutdown');
  },
};

/** The data channel transmits no messages for three seconds. */
export const channelLate: Scenario = { name: 'channel late', channelAfterMs: 3000 };

/** The data channel never transmits anything: the persona speaks, but no transcript arrives. */
export const channelNever: Scenario = { name: 'channel never', channelAfterMs: Infinity };

/** The connection breaks, and the ICE restart succeeds: the picture returns after 6 to 15 seconds. */
export const engineMoves: Scenario = {
  name: 'engine moves',
  runs: 1,
  async run({ session, wait }) {
    await wait(2500);
    session.movePeer();
  },
};

/** The session request is answered after three seconds. */
export const answersLate: Scenario = { name: 'answers late', answerAfterMs: 3000 };

/** The session request is never answered. */
export const answersNever: Scenario = { name: 'answers never', answerAfterMs: Infinity };

/** Every event arrives twice. */
export const everythingTwice: Scenario = { name: 'everything twice', copies: 2 };

/** Anam refuses the token. */
export const tokenRefused: Scenario = {
  name: 'token refused',
  refuse: { status: 401, error: 'Unauthorized', message: 'Invalid session token' },
};

/** The token is valid, but the organization is not entitled to something in the persona. */
export const tokenForbidden: Scenario = {
  name: 'token forbidden',
  refuse: { status: 403, error: 'Forbidden', message: 'Not entitled to the avatar model cara-4-latest' },
};

/** The token was created with an id that Anam does not know. */
export const noSuchAvatar: Scenario = {
  name: 'no such avatar',
  refuse: { status: 404, error: 'Not Found', message: 'Avatar not found' },
};

/** The persona has a field that the engine does not accept. */
export const invalidPersona: Scenario = {
  name: 'invalid persona',
  refuse: { status: 400, error: 'Bad Request', message: 'Invalid persona configuration' },
};

/** Sessions are started too fast. */
export const rateLimited: Scenario = {
  name: 'rate limited',
  refuse: { status: 429, error: 'Too Many Requests', message: 'Rate limit exceeded' },
};

/** A gateway responds instead of Anam: 401 with an HTML page. */
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

const noEngineRefusal = { status: 503, error: 'Service unavailable', message: 'No engine is free' };

/** No engine is free. The SDK itself tries three times. */
export const noEngine: Scenario = {
  name: 'no engine',
  refuse: noEngineRefusal,
};

/** No engine is free at first. The SDK's third attempt succeeds. */
export const noEngineAtFirst: Scenario = {
  name: 'no engine at first',
  refuse: { ...noEngineRefusal, times: 2 },
};

/** Anam returns a server error for every request. */
export const serverError: Scenario = {
  name: 'server fault',
  refuse: { status: 500, error: 'Internal Server Error', message: 'Something went wrong' },
};

/** The plan's concurrency limit is reached. */
export const busy: Scenario = {
  name: 'busy',
  refuse: { status: 429, error: 'Concurrent session limit reached', message: 'Too many sessions at once' },
};
