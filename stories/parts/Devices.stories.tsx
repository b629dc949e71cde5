import type { Meta, StoryObj } from '@storybook/react-vite';
import { DeviceCheck, Devices } from 'anam-react';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { microphones, sessions } from '../../src/react/testing/fixture-state.js';
import { inState, WithPersona, type PartStoryArgs } from '../with-persona.js';

/** The simulated response of the browser. `silent`: a microphone that is muted. */
type Answer =
  | 'granted'
  | 'open'
  | 'silent'
  | 'NotAllowedError'
  | 'NotFoundError'
  | 'NotReadableError'
  | 'SecurityError';

interface DevicesStoryArgs extends PartStoryArgs {
  readonly part: 'check' | 'live';
  readonly answer?: Answer;
}

function DevicesStory({ persona, part, answer: _answer, ...frame }: DevicesStoryArgs) {
  return (
    <WithPersona persona={persona} {...frame}>
      <div style={{ maxInlineSize: 360, padding: 16 }}>
        {part === 'check' ? <DeviceCheck /> : <Devices />}
      </div>
    </WithPersona>
  );
}

const meta = {
  title: 'Components/Picture and voice/Devices',
  component: DevicesStory,
  parameters: { api: ['DeviceCheck', 'Devices', 'MicrophoneLevel'] },
  args: { ...inState({}), part: 'check' },
  beforeEach: ({ args: { answer = 'granted' } }) => {
    const { mediaDevices } = navigator;
    if (answer === 'granted') return;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = fn(async (constraints?: MediaStreamConstraints) => {
      if (answer === 'open') return new Promise<never>(() => undefined);
      if (answer !== 'silent') throw new DOMException('no', answer);
      const stream = await open(constraints);
      // Only the browser can mute a track, so its value is replaced here.
      for (const track of stream.getTracks()) Object.defineProperty(track, 'muted', { value: true });
      return stream;
    });
    // The browser's own function is on the prototype.
    return () => Reflect.deleteProperty(mediaDevices, 'getUserMedia');
  },
} satisfies Meta<typeof DevicesStory>;

export default meta;

type Story = StoryObj<typeof meta>;

const begin: Story['play'] = async ({ canvas }) => {
  await userEvent.click(canvas.getByRole('button', { name: 'Test microphone' }));
};

const problem = (answer: Answer, words: RegExp): Story => ({
  args: { ...inState({}), part: 'check', answer },
  play: async (context) => {
    await begin(context);
    const { canvas } = context;
    await waitFor(() => expect(canvas.getByRole('alert')).toHaveTextContent(words));
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible();
  },
});

/** Before the microphone prompt. */
export const Check: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: 'Play a test sound' })).toBeVisible();
    await expect(canvas.queryByRole('alert')).toBeNull();
  },
};

export const CheckPrompting: Story = {
  args: { ...inState({}), part: 'check', answer: 'open' },
  play: async (context) => {
    await begin(context);
    await expect(context.canvas.getByRole('status')).toHaveTextContent(
      /Allow the microphone in your browser/,
    );
  },
};

export const CheckHearing: Story = {
  args: { ...inState({}), part: 'check', answer: 'granted' },
  play: async (context) => {
    await begin(context);
    await waitFor(() => expect(context.canvas.getByRole('status')).toHaveTextContent(/Say something|heard/));
  },
};

export const CheckRefused = problem('NotAllowedError', /not allowed|blocked/);
export const CheckForbidden = problem('SecurityError', /This page may not use the microphone/);
export const CheckNothingThere = problem('NotFoundError', /No microphone was found.*Plug one in/);
/** Muted by the keyboard, the headset or the system. The browser still provides the device. */
export const CheckSilent = problem('silent', /microphone is switched off.*Turn it on: on the device/);
export const CheckInUse = problem('NotReadableError', /Another app.*Close the other app/);
export const CheckDark: Story = {
  tags: ['!dev', '!autodocs'],
  ...problem('NotReadableError', /Another app/),
  args: { ...inState({}), part: 'check', answer: 'NotReadableError', theme: 'dark' },
};

export const WhileTalking: Story = {
  args: { ...inState({ session: sessions.live, microphone: microphones.listening }), part: 'live' },
  play: async ({ canvas, args }) => {
    const select = canvas.getByRole('combobox', { name: 'Microphone' });
    await waitFor(() => expect(select.querySelectorAll('option').length).toBeGreaterThan(1));
    await userEvent.selectOptions(select, 'Fake Audio Input 1');
    await expect(args.persona.selectMicrophone).toHaveBeenCalledOnce();
  },
};
