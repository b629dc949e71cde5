import type { Meta, StoryObj } from '@storybook/react-vite';
import { PersonaChat } from 'anam-react';
import { livekitPersona } from 'anam-react/livekit';
import { useEffect, useState } from 'react';
import { expect, userEvent } from 'storybook/test';
import { FakeRoom } from '../../src/livekit/testing/fake-room.js';
import { portraitStream } from '../../src/react/testing/portrait-stream.js';
import { findInTranscript } from '../find-in-transcript.js';

const meta = { title: 'Recipes/LiveKit', parameters: { layout: 'fullscreen' } } satisfies Meta;

export default meta;

type Story = StoryObj<typeof meta>;

const inTime = { timeout: 10_000 };

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

/** The complete chat with a LiveKit room. Use `livekitPersona` instead of `createPersona`. */
function RoomChat() {
  const [{ room, persona }] = useState(() => {
    const fake = new FriendlyRoom();
    const made = livekitPersona({
      token: async () => ({ url: 'wss://your-project.example', token: 'a token of your server' }),
      devices: { microphone: false },
      // Leave this out: livekit-client is loaded by itself.
      loadLiveKit: async () => fake.sdk,
    });
    return { room: fake, persona: made };
  });
  useEffect(
    () => () => {
      void persona.end();
      room.end();
    },
    [persona, room],
  );
  return (
    <div style={{ blockSize: '100vh' }}>
      <PersonaChat persona={persona} />
    </div>
  );
}

export const AvatarInARoom: Story = {
  render: () => <RoomChat />,
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Start conversation' }));
    await canvas.findByText('Ready for your message', { selector: '.persona-stage-status span' }, inTime);
    await userEvent.type(canvas.getByRole('textbox', { name: 'Message' }), 'Who are you?{Enter}');
    const words = await findInTranscript(canvas, /A LiveKit agent speaks through me\./, inTime);
    await expect(words).toBeVisible();
  },
};
