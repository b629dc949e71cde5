import type { Meta, StoryObj } from '@storybook/react-vite';
import { scenarios } from 'anam-react/simulator';
import { expect, userEvent, waitFor } from 'storybook/test';
import { SimulatedChat } from './SimulatedChat.js';

type ScenarioName = keyof typeof scenarios;

const byName = { ...scenarios };

interface ScenarioChatProps {
  readonly scenario: ScenarioName;
  readonly mode: 'client' | 'server';
}

/** A chat on the simulator, in which this goes well or wrong. Start the conversation to see it. */
function ScenarioChat({ scenario, mode }: ScenarioChatProps) {
  return <SimulatedChat key={`${scenario} ${mode}`} scenario={byName[scenario]} mode={mode} />;
}

const meta = {
  title: 'PersonaChat/Scenarios',
  component: ScenarioChat,
  // Forty chats on one page would be no manual.
  tags: ['!autodocs'],
  parameters: { layout: 'fullscreen' },
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
  /** Typed as soon as the conversation is live. */
  readonly says?: string;
}

type Seen = string | RegExp;

/** Starts, and waits until each of these words was on the screen. */
const leadsTo = (scenario: ScenarioName, seen: readonly Seen[], { mode, says }: Way = {}): Story => ({
  args: { scenario, mode: mode ?? 'client' },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Start conversation' }));
    if (says) {
      await canvas.findByText('Listening', onScreen);
      await userEvent.type(canvas.getByRole('textbox', { name: 'Message' }), `${says}{Enter}`);
    }
    for (const words of seen) {
      await waitFor(() => expect(canvas.getAllByText(words, onScreen)[0]).toBeVisible());
    }
  },
});

/** Not what is told to screen readers, nor the captions. */
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

/** The same, the other way round: the two travel on different channels, and nothing orders them. */
export const BargeInEventLast = leadsTo('bargeInEventLast', ['Speaking'], { says: 'Tell me a story' });

/** Events overtake each other: what the user said before the interruption that it made, the end of the old answer last. */
export const EventsOvertake = leadsTo('eventsOvertake', ['Speaking'], { says: 'Tell me a story' });

/** What the user said is written down a second after they said it, and after everything else about it. */
export const TranscriptLate = leadsTo('transcriptLate', ['Speaking'], { says: 'Tell me a story' });

/** The server ends the session after a while, as at a time limit. */
export const ServerEnds = leadsTo('serverEnds', ['The time limit was reached']);

/** Where Anam's own model answers, a user who is silent for three seconds is asked whether they are there. */
export const TurnSkipped = leadsTo('turnSkipped', [/Are you still there/], { mode: 'server' });

/** The engine ends a session in which it hears nobody for five seconds. */
export const SilenceEnds = leadsTo('silenceEnds', ['Listening', 'Ended after a long silence'], {
  mode: 'server',
});

/** The plan ends every session after five seconds, whatever the token says. */
export const LengthEnds = leadsTo('lengthEnds', ['Listening', 'The time limit was reached']);

/** The engine loses the page's picture and voice, and ends the session for it: a new one takes its place. */
export const MediaLost = leadsTo('mediaLost', ['Reconnecting', 'Listening']);

/** The signalling socket breaks and comes back. */
export const SocketDrops = leadsTo('socketDrops', ['Reconnecting', 'Listening']);

/** The persona has a model of its own in Anam's Lab, which answers in client mode too. */
export const SecondModel = leadsTo('secondModel', ['Speaking'], { says: 'Hello' });

/** The persona has no model, so that nobody answers in server mode. */
export const NoModel = leadsTo('noModel', ['Thinking'], { mode: 'server', says: 'Hello' });

/** The socket stays open and passes nothing on any more: what is written goes nowhere. */
export const SocketStalls = leadsTo('socketStalls', ['Listening']);

/** The socket breaks, and no new one opens: the SDK gives up after its tries, while picture and voice go on. */
export const SocketRefused = leadsTo('socketRefused', ['Reconnecting', 'Listening']);

/** A dead spot: nothing passes for four seconds. */
export const NetworkBreaks = leadsTo('networkBreaks', ['Reconnecting']);

/** Nothing passes any more, and nobody is told. */
export const NetworkLost = leadsTo('networkLost', ['Reconnecting']);

/** The engine dies without a word. */
export const EngineDies = leadsTo('engineDies', ['Reconnecting']);

/** The picture stands still for five seconds, while the voice goes on. */
export const VideoFreezes = leadsTo('videoFreezes', ['Reconnecting', 'Listening']);

/** A voice without a picture. */
export const NoVideo = leadsTo('noVideo', [/Hello! I am a scripted model/], { says: 'Hello' });

/** The session connects and is never told to be ready. */
export const NeverReady = leadsTo('neverReady', ['Connecting…']);

/** Connected, and neither picture nor voice ever comes. */
export const NoMedia = leadsTo('noMedia', ['Connecting…']);

/** The server ends the session in place of answering the offer. */
export const EndsBeforeAnswer = leadsTo('endsBeforeAnswer', ['Conversation ended']);

/** The server ends the session in place of saying that it is ready. */
export const EndsBeforeReady = leadsTo('endsBeforeReady', ['Conversation ended']);

/** The server ends the session in the middle of the first sentence. */
export const EndsWhileSpeaking = leadsTo('endsWhileSpeaking', ['Speaking', 'Conversation ended'], {
  says: 'Tell me a story',
});

/** No message passes on the data channel for three seconds. */
export const ChannelLate = leadsTo('channelLate', ['Speaking'], { says: 'Hello' });

/** No message ever passes on the data channel: words are spoken, and nothing tells which. */
export const ChannelNever = leadsTo('channelNever', ['Listening']);

/** The connection breaks, and the ICE restart is answered: 6 to 15 seconds later the picture is back. */
export const EngineMoves = leadsTo('engineMoves', ['Reconnecting']);

/** The session request is answered after three seconds. */
export const AnswersLate = leadsTo('answersLate', ['Connecting…', 'Listening']);

/** The session request is never answered. */
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

/** Anam knows the token, and the organization is not entitled to something in the persona. */
export const TokenForbidden = leadsTo('tokenForbidden', [
  'Could not connect',
  'This assistant is not set up correctly.',
]);

/** The token was minted with an id that Anam does not know. */
export const NoSuchAvatar = leadsTo('noSuchAvatar', [
  'Could not connect',
  'This assistant is not set up correctly.',
]);

/** The persona has a field that the engine does not take. */
export const InvalidPersona = leadsTo('invalidPersona', [
  'Could not connect',
  'This assistant is not set up correctly.',
]);

/** Sessions are started too fast. */
export const RateLimited = leadsTo('rateLimited', [
  'Could not connect',
  'Too many attempts. Try again in a moment.',
]);

/** A gateway answers in Anam's place: 401, with a page. */
export const TokenRefusedByPage = leadsTo('tokenRefusedByPage', [
  'Could not connect',
  'The assistant had a problem. Try again.',
]);

/** The account has no plan. */
export const NoPlan = leadsTo('noPlan', ['Could not connect', 'The assistant is currently unavailable.']);

/** The plan's minutes are used up. */
export const UsageLimit = leadsTo('usageLimit', [
  'Could not connect',
  'The assistant is currently unavailable.',
]);

/** The account's spend cap is reached. */
export const SpendCap = leadsTo('spendCap', ['Could not connect', 'The assistant is currently unavailable.']);

/** No engine is free; the SDK tries three times by itself. */
export const NoEngine = leadsTo('noEngine', [
  'Could not connect',
  'No avatar is free right now. Try again in a moment.',
]);

/** No engine is free at first: the SDK's third try is taken. */
export const NoEngineAtFirst = leadsTo('noEngineAtFirst', ['Connecting…', 'Listening']);

/** Anam has a fault of its own, each time. */
export const ServerError = leadsTo('serverError', [
  'Could not connect',
  'The assistant had a problem. Try again.',
]);

/** The plan's concurrency limit is reached. */
export const Busy = leadsTo('busy', ['Could not connect', 'All lines are busy. Try again in a moment.']);
