import type { Meta, StoryObj } from '@storybook/react-vite';
import { useEffect, useState } from 'react';
import { expect } from 'storybook/test';
import { FakeRoom } from '../../src/livekit/testing/fake-room.js';
import { portraitStream } from '../../src/react/testing/portrait-stream.js';
import { findInTranscript } from '../find-in-transcript.js';
import { RoomChat } from './LiveKit.js';
import code from './LiveKit.tsx?raw';
import { inTime, recipe, say, start } from './recipe.js';

const meta = {
  title: 'Guides/LiveKit',
  component: RoomChat,
  ...recipe(code),
} satisfies Meta<typeof RoomChat>;

export default meta;

type Story = StoryObj<typeof meta>;

/** A fake agent that answers typed messages. In your app this is a LiveKit room. */
class FriendlyRoom extends FakeRoom {
  readonly #picture = portraitStream();

  override connect(url: string, token: string): Promise<void> {
    const joining = super.connect(url, token);
    this.joined();
    const [track] = this.#picture.getVideoTracks();
    if (track) this.show(track);
    return joining;
  }

  override onText = () => {
    this.agent('speaking');
    this.say('agent', 'greeting', ['A LiveKit agent ', 'speaks through me.']);
  };

  end(): void {
    for (const track of this.#picture.getTracks()) track.stop();
  }
}

export const AvatarInARoom: Story = {
  render: () => <OfflineRoom />,
  play: async ({ canvas }) => {
    await start(canvas);
    await say(canvas, 'Who are you?');
    await expect(await findInTranscript(canvas, /A LiveKit agent speaks through me\./, inTime)).toBeVisible();
  },
};

function OfflineRoom() {
  const [room] = useState(() => new FriendlyRoom());
  useEffect(() => () => room.end(), [room]);
  return (
    <RoomChat
      token={async () => ({ url: 'wss://your-project.example', token: 'a token of your server' })}
      devices={{ microphone: false }}
      loadLiveKit={async () => room.sdk}
    />
  );
}
