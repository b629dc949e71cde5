import type { Meta, StoryObj } from '@storybook/react-vite';
import firstPersona from './recipes/FirstPersona.tsx?raw';
import { scenarios } from 'anam-react/simulator';
import { expect, userEvent, waitFor } from 'storybook/test';
import { blockWith } from './find-in-transcript.js';
import { SimulatedChat } from './SimulatedChat.js';

type ScenarioName = keyof typeof scenarios;

const byName = { ...scenarios };

interface ScenarioChatProps {
  readonly scenario: ScenarioName;
  readonly mode: 'client' | 'server';
}

/** A chat that runs a scenario of the simulator. Start the conversation to see it. */
function ScenarioChat({ scenario, mode }: ScenarioChatProps) {
  return <SimulatedChat key={`${scenario} ${mode}`} scenario={byName[scenario]} mode={mode} />;
}

const meta = {
  title: 'Components/PersonaChat/Scenarios',
  component: ScenarioChat,
  // No docs page, because it would run forty chats at once.
  tags: ['!autodocs'],
  parameters: { layout: 'fullscreen', docs: { source: { code: firstPersona, language: 'tsx' } } },
  argTypes: {
    scenario: { control: 'select', options: Object.keys(byName) },
    mode: { control: 'inline-radio', options: ['client', 'server'] },
  },
  args: { scenario: 'happyPath', mode: 'client' },
} satisfies Meta<typeof ScenarioChat>;

export default meta;

type Story = StoryObj<typeof meta>;

interface Way {
  readonly mode?: ScenarioChatProps['mode'];
  /** The text to type when the conversation is live. */
  readonly says?: string;
}

/** A text on the page, or words in the transcript. */
type Seen = string | RegExp;

/** Starts the conversation and waits until each of these texts has been visible. */
const leadsTo = (scenario: ScenarioName, seen: readonly Seen[], { mode, says }: Way = {}): Story => ({
  args: { scenario, mode: mode ?? 'client' },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Start conversation' }));
    if (says) {
      await canvas.findByText('Ready for your message', onScreen);
      await userEvent.type(canvas.getByRole('textbox', { name: 'Message' }), `${says}{Enter}`);
    }
    for (const words of seen) {
      const text = typeof words === 'string' ? words : blockWith(words);
      await waitFor(() => expect(canvas.getAllByText(text, onScreen)[0]).toBeVisible());
    }
  },
});

/** The visible text, without announcements and captions. */
const onScreen = { ignore: '.persona-hidden, .persona-captions *' };

/** Everything works. */
export const HappyPath = leadsTo('happyPath', [/Hello! I am a scripted model/], { says: 'Hello' });

/** Anam's own model thinks before it answers (server mode). */
export const Reasoning = leadsTo('reasoning', [/That is a good place to begin/], {
  mode: 'server',
  says: 'Good morning',
});

/** An interruption: the page sees the event first, then the closing chunk of the speech. */
export const BargeIn = leadsTo('bargeIn', ['Speaking'], { says: 'Tell me a story' });

/** The same events in the other order: they use different channels, so their order is not guaranteed. */
export const BargeInEventLast = leadsTo('bargeInEventLast', ['Speaking'], { says: 'Tell me a story' });

/** Events arrive out of order: first the user's words, then the interruption they caused, and last the end of the old answer. */
export const EventsOvertake = leadsTo('eventsOvertake', ['Speaking'], { says: 'Tell me a story' });

/** The transcript of the user's words arrives one second late, after all other events of the turn. */
export const TranscriptLate = leadsTo('transcriptLate', ['Speaking'], { says: 'Tell me a story' });

/** The server ends the session after a while, as it does at a time limit. */
export const ServerEnds = leadsTo('serverEnds', ['The time limit was reached']);

/** In server mode, the persona asks a user who is silent for three seconds whether they are there. */
export const TurnSkipped = leadsTo('turnSkipped', [/Are you still there/], { mode: 'server' });

/** The engine ends the session after five seconds without speech. */
export const SilenceEnds = leadsTo('silenceEnds', ['Ready for your message', 'Ended after a long silence'], {
  mode: 'server',
});

/** The plan ends every session after five seconds, regardless of the token. */
export const LengthEnds = leadsTo('lengthEnds', ['Ready for your message', 'The time limit was reached']);

/** The engine loses the page's media and ends the session. A new session replaces it. */
export const MediaLost = leadsTo('mediaLost', ['Reconnecting', 'Ready for your message']);

/** The signalling socket closes and reconnects. */
export const SocketDrops = leadsTo('socketDrops', ['Reconnecting', 'Ready for your message']);

/** The persona has its own model in Anam's Lab, which also answers in client mode. */
export const SecondModel = leadsTo('secondModel', ['Speaking'], { says: 'Hello' });

/** The persona has no model, so there is no answer in server mode. */
export const NoModel = leadsTo('noModel', ['Thinking'], { mode: 'server', says: 'Hello' });

/** The socket stays open but transmits nothing, so text does not reach the persona. */
export const SocketStalls = leadsTo('socketStalls', ['Ready for your message']);

/** The socket closes and cannot reconnect. The SDK gives up after its retries, while picture and voice continue. */
export const SocketRefused = leadsTo('socketRefused', ['Reconnecting', 'Ready for your message']);

/** The network fails for four seconds. */
export const NetworkBreaks = leadsTo('networkBreaks', ['Reconnecting']);

/** The network fails permanently, without a close event. */
export const NetworkLost = leadsTo('networkLost', ['Reconnecting']);

/** The engine disappears without a message. */
export const EngineDies = leadsTo('engineDies', ['Reconnecting']);

/** The picture freezes for five seconds, while the voice continues. */
export const VideoFreezes = leadsTo('videoFreezes', ['Reconnecting', 'Ready for your message']);

/** The session has a voice but no picture. */
export const NoVideo = leadsTo('noVideo', [/Hello! I am a scripted model/], { says: 'Hello' });

/** The session connects but is never reported as ready. */
export const NeverReady = leadsTo('neverReady', ['Connecting…']);

/** The session is ready two seconds after its answer. */
export const ReadyLate = leadsTo('readyLate', ['Speaking'], { says: 'Hello' });

/** The engine can be reached only over a TURN server, and there is none. */
export const RelayOnly = leadsTo('relayOnly', ['Connecting…']);

/** The engine offers no address. */
export const Unreachable = leadsTo('unreachable', ['Connecting…']);

/** The session connects, but no picture or voice arrives. */
export const NoMedia = leadsTo('noMedia', ['Connecting…']);

/** The server ends the session instead of answering the offer. */
export const EndsBeforeAnswer = leadsTo('endsBeforeAnswer', ['Conversation ended']);

/** The server ends the session instead of reporting it as ready. */
export const EndsBeforeReady = leadsTo('endsBeforeReady', ['Conversation ended']);

/** The server ends the session in the middle of the first sentence. */
export const EndsWhileSpeaking = leadsTo('endsWhileSpeaking', ['Speaking', 'Conversation ended'], {
  says: 'Tell me a story',
});

/** The data channel transmits nothing for three seconds. */
export const ChannelLate = leadsTo('channelLate', ['Speaking'], { says: 'Hello' });

/** The data channel never transmits anything: the persona speaks, but no transcript arrives. */
export const ChannelNever = leadsTo('channelNever', ['Ready for your message']);

/** The connection breaks and the ICE restart succeeds: the picture returns after 6 to 15 seconds. */
export const EngineMoves = leadsTo('engineMoves', ['Reconnecting']);

/** The response to the session request takes three seconds. */
export const AnswersLate = leadsTo('answersLate', ['Connecting…', 'Ready for your message']);

/** The session request gets no response. */
export const AnswersNever = leadsTo('answersNever', ['Connecting…']);

/** Every event arrives twice. */
export const EverythingTwice = leadsTo('everythingTwice', [/Hello! I am a scripted model/], {
  says: 'Hello',
});

/** Anam refuses the token. */
export const TokenRefused = leadsTo('tokenRefused', [
  'Could not connect',
  'Your session expired. Start again.',
]);

/** The token is valid, but the organization may not use a feature of the persona. */
export const TokenForbidden = leadsTo('tokenForbidden', [
  'Could not connect',
  'This assistant is not set up correctly.',
]);

/** The token contains an id that does not exist. */
export const NoSuchAvatar = leadsTo('noSuchAvatar', [
  'Could not connect',
  'This assistant is not set up correctly.',
]);

/** The engine refuses a field of the persona. */
export const InvalidPersona = leadsTo('invalidPersona', [
  'Could not connect',
  'This assistant is not set up correctly.',
]);

/** Too many session requests. */
export const RateLimited = leadsTo('rateLimited', [
  'Could not connect',
  'Too many attempts. Try again in a moment.',
]);

/** A gateway returns 401 with an HTML page. */
export const TokenRefusedByPage = leadsTo('tokenRefusedByPage', [
  'Could not connect',
  'The assistant had a problem. Try again.',
]);

/** The account has no plan. */
export const NoPlan = leadsTo('noPlan', [
  'Could not connect',
  'The assistant is currently unavailable. Try again later.',
]);

/** The minutes of the plan are used up. */
export const UsageLimit = leadsTo('usageLimit', [
  'Could not connect',
  'The assistant is currently unavailable. Try again later.',
]);

/** The spend cap of the account is reached. */
export const SpendCap = leadsTo('spendCap', [
  'Could not connect',
  'The assistant is currently unavailable. Try again later.',
]);

/** No engine is available. The SDK retries three times. */
export const NoEngine = leadsTo('noEngine', [
  'Could not connect',
  'No avatar is free right now. Try again in a moment.',
]);

/** No engine is available at first. The third request of the SDK succeeds. */
export const NoEngineAtFirst = leadsTo('noEngineAtFirst', ['Connecting…', 'Ready for your message']);

/** Anam returns a server error for every request. */
export const ServerError = leadsTo('serverError', [
  'Could not connect',
  'The assistant had a problem. Try again.',
]);

/** The plan's concurrency limit is reached. */
export const Busy = leadsTo('busy', ['Could not connect', 'All lines are busy. Try again in a moment.']);
