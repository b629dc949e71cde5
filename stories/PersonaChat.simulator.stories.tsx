import type { Meta, StoryObj } from '@storybook/react-vite';
import { PersonaChat, usePersonaTool } from 'anam-react';
import { createSimulator, scenarios, simulatedLlm, type Scenario } from 'anam-react/simulator';
import { useEffect, useState } from 'react';
import { expect, userEvent, waitFor, type within } from 'storybook/test';

interface SimulatedChatProps {
  readonly scenario: Scenario;
  /** Milliseconds a token of the scripted model. */
  readonly pace?: number;
  readonly mode?: 'client' | 'server';
  /** What the clock says, if the model may look at one. */
  readonly clock?: string;
}

// The SDK sends its metrics late, when the simulator is gone.
const noMetrics = { metrics: { disableClientMetrics: true } };

/** The real thing with a stand-in for Anam inside the page: the SDK, WebRTC and the core are not replaced. */
function SimulatedChat({ scenario, pace = 10, mode = 'client', clock }: SimulatedChatProps) {
  const [simulator] = useState(() =>
    createSimulator({ scenario, media: { width: 256, height: 256, fps: 12 }, microphone: 'ignore' }),
  );
  useEffect(() => {
    simulator.install();
    return () => simulator.uninstall();
  }, [simulator]);
  return (
    <div data-persona-theme="light" style={{ blockSize: '100vh' }}>
      <PersonaChat
        session={simulator.session}
        llm={{ client: simulatedLlm({ pace }), server: { llmId: 'simulated-llm' } }}
        defaultMode={mode}
        microphone={false}
        clientOptions={noMetrics}
        showAdvice={false}
      >
        {clock !== undefined && <Clock time={clock} />}
      </PersonaChat>
    </div>
  );
}

function Clock({ time }: { readonly time: string }) {
  usePersonaTool('look_at_clock', { needsApproval: true, run: () => time });
  return null;
}

const meta = {
  title: 'PersonaChat/With the simulator',
  component: SimulatedChat,
  parameters: { layout: 'fullscreen' },
  args: { scenario: scenarios.happyPath },
} satisfies Meta<typeof SimulatedChat>;

export default meta;

type Story = StoryObj<typeof meta>;
type Canvas = ReturnType<typeof within>;

const inTime = { timeout: 10_000 };
// The same words are in the captions, and in the announcement at the end.
const inTranscript = { selector: '.persona-text-block' };

async function start(canvas: Canvas) {
  await userEvent.click(canvas.getByRole('button', { name: 'Start conversation' }));
  await canvas.findByText('Listening', { selector: '.persona-stage-status' }, inTime);
}

const say = (canvas: Canvas, text: string) =>
  userEvent.type(canvas.getByRole('textbox', { name: 'Message' }), `${text}{Enter}`);

export const HappyPath: Story = {
  play: async ({ canvas, canvasElement }) => {
    await start(canvas);
    await say(canvas, 'Hello');
    await canvas.findByRole('button', { name: 'Thinking…' }, inTime);
    await canvas.findByText(/Hello! I am a scripted model/, inTranscript, inTime);
    const thoughts = await canvas.findByRole('button', { name: /^Thought for/ }, inTime);
    await expect(thoughts).toHaveAttribute('aria-expanded', 'false');
    await waitFor(() => expect(canvasElement.querySelector('video')?.videoWidth).toBe(256), inTime);
  },
};

export const BargeIn: Story = {
  args: { scenario: scenarios.bargeIn },
  play: async ({ canvas, canvasElement }) => {
    await start(canvas);
    await say(canvas, 'Tell me a story');
    await canvas.findByText('Speaking', { selector: '.persona-stage-status' }, inTime);
    await canvas.findByText(/counted/, inTranscript, inTime);
    await userEvent.click(canvas.getByRole('button', { name: 'Interrupt' }));
    await canvas.findByText('Interrupted', { selector: '.persona-cut' }, inTime);
    await waitFor(() => expect(canvasElement.querySelector('s.persona-unheard')).not.toBeNull());
  },
};

export const ToolWithApproval: Story = {
  args: { clock: '12:34' },
  play: async ({ canvas }) => {
    await start(canvas);
    await say(canvas, 'What time is it?');
    await canvas.findByRole('group', { name: 'Allow “look at clock”?' }, inTime);
    await userEvent.click(canvas.getByRole('button', { name: 'Allow' }));
    await canvas.findByRole('button', { name: 'Done: look at clock' }, inTime);
    await canvas.findByText(/It says 12:34/, inTranscript, inTime);
  },
};

export const ServerMode: Story = {
  args: { scenario: scenarios.reasoning, mode: 'server' },
  play: async ({ canvas }) => {
    await start(canvas);
    await say(canvas, 'Good morning');
    await canvas.findByText(/That is a good place to begin/, inTranscript, inTime);
    await canvas.findByRole('button', { name: /^Thought for/ }, inTime);
  },
};

export const SwitchesModes: Story = {
  args: { scenario: scenarios.reasoning },
  play: async ({ canvas }) => {
    await start(canvas);
    await say(canvas, 'Hello there');
    await canvas.findByText('Speaking', { selector: '.persona-stage-status' }, inTime);
    await userEvent.click(canvas.getByRole('radio', { name: 'Anam' }));
    await canvas.findByText('Listening', { selector: '.persona-stage-status' }, inTime);
    await expect(canvas.getByRole('radio', { name: 'Anam' })).toHaveFocus();
    await say(canvas, 'And now');
    await canvas.findByText(/You said: And now/, inTranscript, inTime);
    await expect(canvas.getByText('Hello there', inTranscript)).toBeVisible();
  },
};

export const ServerEnds: Story = {
  args: { scenario: scenarios.serverEnds },
  play: async ({ canvas }) => {
    await start(canvas);
    await canvas.findByText('The time for this conversation is up', {}, inTime);
    await canvas.findByRole('button', { name: 'Start again' });
  },
};

export const SocketDrops: Story = {
  args: { scenario: scenarios.socketDrops },
  play: async ({ canvas }) => {
    await start(canvas);
    await canvas.findByText('Reconnecting', { selector: '.persona-stage-status' }, inTime);
    await canvas.findByText('Listening', { selector: '.persona-stage-status' }, inTime);
  },
};

/** The SDK gives up; a new session goes on with the conversation. */
export const SocketRefused: Story = {
  args: { scenario: scenarios.socketRefused },
  play: async ({ canvas }) => {
    await start(canvas);
    await canvas.findByText('Reconnecting', { selector: '.persona-stage-status' }, inTime);
    await canvas.findByText('Listening', { selector: '.persona-stage-status' }, inTime);
  },
};

/** Nothing passes for four seconds. */
export const NetworkBreaks: Story = { args: { scenario: scenarios.networkBreaks } };

/** Nothing passes any more: after half a minute the SDK is out of tries, and a new session is opened. */
export const EngineDies: Story = { args: { scenario: scenarios.engineDies } };

/** The picture stands for five seconds, while the voice goes on. */
export const VideoFreezes: Story = { args: { scenario: scenarios.videoFreezes } };

export const NoVideo: Story = { args: { scenario: scenarios.noVideo } };

/** The connection breaks, and the ICE restart is answered. */
export const EngineMoves: Story = { args: { scenario: scenarios.engineMoves } };

/** The voice is heard, and which words it says is told three seconds later. */
export const ChannelLate: Story = { args: { scenario: scenarios.channelLate } };

export const EndsWhileSpeaking: Story = { args: { scenario: scenarios.endsWhileSpeaking } };

/** The session request is answered after three seconds. */
export const AnswersLate: Story = { args: { scenario: scenarios.answersLate } };

export const NoFreeEngine: Story = { args: { scenario: scenarios.noEngine } };

export const TokenRefused: Story = {
  args: { scenario: scenarios.tokenRefused },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Start conversation' }));
    await canvas.findByText('Could not connect', {}, inTime);
  },
};

export const Busy: Story = {
  args: { scenario: scenarios.busy },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Start conversation' }));
    await canvas.findByText('All lines are busy. Try again in a moment.', {}, inTime);
  },
};
