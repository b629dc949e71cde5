import type { Meta, StoryObj } from '@storybook/react-vite';
import { Stage } from 'anam-react';
import { expect, spyOn, userEvent, waitFor } from 'storybook/test';
import { answer, answerBeingSpoken, question } from '../../src/react/testing/fixture-conversation.js';
import { endedTurn, errors, failed, sessions, speaking } from '../../src/react/testing/fixture-state.js';
import { portraitUrl, usePortrait, type PortraitOptions } from '../../src/react/testing/portrait-stream.js';
import { inState, WithPersona, type PartStoryArgs } from '../with-persona.js';

interface StageStoryArgs extends PartStoryArgs {
  readonly poster?: string;
  readonly portrait?: PortraitOptions;
}

function StageStory({ persona, poster, portrait, ...frame }: StageStoryArgs) {
  usePortrait(persona, portrait);
  return (
    <WithPersona persona={persona} width={560} {...frame}>
      <Stage showAdvice={false} {...(poster && { poster })} />
    </WithPersona>
  );
}

const meta = {
  title: 'Components/Picture and voice/Stage',
  component: StageStory,
  args: inState({}),
} satisfies Meta<typeof StageStory>;

export default meta;

type Story = StoryObj<typeof meta>;

export const Idle: Story = {
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Start conversation' }));
    await expect(args.persona.start).toHaveBeenCalledOnce();
  },
};

export const WithoutWebRtc: Story = {
  args: { persona: { ...inState({}).persona, isSupported: () => false } },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText(/^Open this page in the latest Chrome/)).toBeVisible());
    await expect(canvas.queryByRole('button', { name: 'Start conversation' })).toBeNull();
  },
};

export const Authorizing: Story = { args: inState({ session: sessions.authorizing }) };

export const WaitingForTheMicrophone: Story = {
  args: inState({ session: sessions.connecting, microphone: { status: 'prompting' } }),
  play: async ({ args, canvas }) => {
    await waitFor(() => expect(canvas.getByText(/Allow the microphone in your browser/)).toBeVisible());
    await userEvent.click(canvas.getByRole('button', { name: 'Cancel' }));
    await expect(args.persona.end).toHaveBeenCalledOnce();
  },
};

export const Listening: Story = { args: inState({ session: sessions.live }) };

export const Speaking: Story = {
  args: inState({
    session: sessions.live,
    turn: speaking(1),
    messages: [question, answer, answerBeingSpoken],
  }),
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getByText('Speaking')).toBeVisible();
    await waitFor(() =>
      expect(canvasElement.querySelector('.persona-caption')).toHaveTextContent(
        /begin at the market of Campo de Ourique/,
      ),
    );
  },
};

export const Interrupted: Story = {
  args: inState({ session: sessions.live, turn: endedTurn(1, 'interrupted') }),
};

export const Reconnecting: Story = { args: inState({ session: sessions.reconnecting }) };

export const Ended: Story = { args: inState({ session: sessions.stopped }) };

export const ConnectionLost: Story = {
  args: inState({ session: failed(errors.lost) }),
  play: async ({ args, canvas }) => {
    await waitFor(() => expect(canvas.getByText('The connection was lost. Start again.')).toBeVisible());
    await userEvent.click(canvas.getByRole('button', { name: 'Start again' }));
    await expect(args.persona.start).toHaveBeenCalledOnce();
  },
};

/** The poster is shown before the first frame and without a session. */
export const Poster: Story = { args: { ...inState({}), poster: portraitUrl() } };

/** Two simulated personas on a page are told apart by their `hue`. */
export const AnotherPersona: Story = {
  args: { ...inState({ session: sessions.live }), portrait: { hue: 20 } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector('video')?.videoWidth).toBe(720));
  },
};

/** A video in portrait format, as Cara 4 can send it. The stage shows the part that fits. */
export const InPortrait: Story = {
  args: { ...inState({ session: sessions.live }), portrait: { orientation: 'portrait' } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector('video')?.videoHeight).toBe(720));
  },
};

/** Simulates a browser with a strict autoplay policy while the story is mounted. */
function refusePlay(isRefused: (media: HTMLMediaElement) => boolean) {
  const { play } = HTMLMediaElement.prototype;
  const policy = spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(function (
    this: HTMLMediaElement,
  ) {
    if (!isRefused(this)) return play.call(this);
    return Promise.reject(new DOMException('There was no gesture.', 'NotAllowedError'));
  });
  return () => policy.mockRestore();
}

/** The browser blocks the sound: the video plays muted until a touch or key press anywhere on the page. */
export const SoundRefused: Story = {
  args: inState({ session: sessions.live }),
  beforeEach: () => refusePlay((media) => !media.muted),
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Tap to unmute' })).toBeVisible());
  },
};

/** The browser also blocks the video: `playback-blocked`. */
export const PlaybackRefused: Story = {
  args: inState({ session: sessions.live }),
  beforeEach: () => refusePlay(() => true),
  play: async ({ args, canvas }) => {
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Tap to play' })).toBeVisible());
    await expect(args.persona.store.getState().error?.code).toBe('playback-blocked');
  },
};

/** Something else has paused the video, for example a phone call. */
export const PausedFromOutside: Story = {
  args: inState({ session: sessions.live }),
  play: async ({ canvas, canvasElement }) => {
    const stage = canvasElement.querySelector('.persona-stage');
    await waitFor(() => expect(stage).toHaveAttribute('data-playback', 'sound'));
    canvasElement.querySelector('video')?.pause();
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Tap to resume' })).toBeVisible());
  },
};

/** The user has muted the persona. */
export const Silenced: Story = {
  args: inState({ session: sessions.live }),
  play: async ({ canvas, canvasElement }) => {
    const inTime = { timeout: 10_000 };
    await userEvent.click(await canvas.findByRole('button', { name: 'Video, sound and captions' }, inTime));
    await userEvent.click(await canvas.findByRole('button', { name: 'Mute the persona' }, inTime));
    await waitFor(() => expect(canvasElement.querySelector('video')?.muted).toBe(true), inTime);
  },
};

/** The last frame stays while a new stream connects. */
export const LastFrameHeld: Story = {
  args: inState({ session: sessions.live }),
  play: async ({ args, canvasElement }) => {
    const stage = canvasElement.querySelector('.persona-stage');
    await waitFor(() => expect(stage).toHaveAttribute('data-picture', 'true'));
    args.persona.set({ session: sessions.reconnecting, media: null });
    await waitFor(() => expect(canvasElement.querySelector('canvas')?.width).toBe(720));
  },
};
