import type { Meta, StoryObj } from '@storybook/react-vite';
import 'anam-react/layouts.css';
import { expect, waitFor } from 'storybook/test';
import { ChatAt } from '../src/react/testing/ChatAt.js';
import { chatStates } from '../src/react/testing/chat-states.js';

/** The moments of a conversation that `npm run shots` photographs. */
const meta = {
  title: 'Components/PersonaChat/States',
  component: ChatAt,
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '640px' } } },
} satisfies Meta<typeof ChatAt>;

export default meta;

type Story = StoryObj<typeof meta>;

function at(name: string): Story {
  const moment = chatStates[name];
  if (!moment) throw new Error(`There is no state "${name}".`);
  return {
    args: moment,
    play: async ({ canvasElement }) => {
      const status = () => canvasElement.querySelector('.persona-stage-status')?.textContent ?? null;
      await waitFor(() => expect(status()).toBe(moment.status));
      await waitFor(() => expect(canvasElement.querySelector('[data-ready]')).not.toBeNull());
    },
  };
}

export const Idle = at('idle');
export const Connecting = at('connecting');
export const NoFrameYet = at('no frame yet');
export const EmptyWithSuggestions = at('empty, with suggestions');
export const AiBadgeOpen = at('AI badge open');
export const AiBadgeOpenSpeaking = at('AI badge open, speaking');
export const IdleTextOnly = at('idle, text only');
export const ConsentAsked = at('consent asked');
export const ConsentAskedCall = at('consent asked, call');
export const Listening = at('listening');
export const Thinking = at('thinking');
export const Speaking = at('speaking');
export const Interrupted = at('interrupted');
export const ToolAsks = at('tool asks');
export const LongTranscript = at('long transcript');
export const Muted = at('muted');
export const MicrophoneBlocked = at('microphone blocked');
export const TypingOnly = at('typing only');
export const DevicesOpen = at('devices open');
export const ErrorBeforeTheStart = at('error before the start');
export const ErrorInTheSession = at('error in the session');
export const TwoErrors = at('two errors');
export const ConnectionLost = at('connection lost');
export const Switching = at('switching');
export const Reconnecting = at('reconnecting');
export const Ending = at('ending');
export const Ended = at('ended');
export const ThoughtsOpen = at('thoughts open');
export const MenuOpen = at('menu open');
export const ShortcutsOpen = at('shortcuts open');
export const Call = at('call');
export const CallToolAsks = at('call, tool asks');
export const VoiceOnly = at('voice only');
export const VoiceOnlyListening = at('voice only, listening');
export const TextOnly = at('text only');
export const Panel = at('panel');
export const LauncherClosed = at('launcher closed');
export const LauncherOpen = at('launcher open');
export const LauncherSpeaking = at('launcher speaking');
