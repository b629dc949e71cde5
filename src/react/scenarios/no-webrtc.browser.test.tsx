import { afterEach, expect, it, vi } from 'vitest';
import 'anam-react/styles.css';
import 'anam-react/layouts.css';
import { everyLayout, renderLayout } from '../testing/every-layout.js';

const { RTCPeerConnection } = globalThis;

afterEach(() => {
  vi.restoreAllMocks();
  globalThis.RTCPeerConnection = RTCPeerConnection;
});

/** Removes the browser's APIs for a session, and watches for requests. */
function pageWithoutWebRtc() {
  Reflect.deleteProperty(globalThis, 'RTCPeerConnection');
  const session = vi.fn(() => 'token');
  const microphone = vi.spyOn(navigator.mediaDevices, 'getUserMedia');
  return { session, microphone };
}

it.each(everyLayout)('says so in the layout %s before any click, and asks for nothing', async (layout) => {
  const { session, microphone } = pageWithoutWebRtc();
  const screen = await renderLayout(layout, { session, llm: { server: { llmId: 'my-llm' } } });
  await expect
    .element(screen.getByText('This browser cannot show the assistant.', { exact: true }))
    .toBeVisible();
  await expect.element(screen.getByText(/^Open this page in the latest Chrome/)).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Start conversation' })).not.toBeInTheDocument();
  expect(session).not.toHaveBeenCalled();
  expect(microphone).not.toHaveBeenCalled();
});

it('asks for nothing with `autoStart`, and reports the error once', async () => {
  const { session, microphone } = pageWithoutWebRtc();
  const onError = vi.fn();
  const llm = { server: { llmId: 'my-llm' } };
  const screen = await renderLayout('full', { session, llm, autoStart: true, onError });
  await vi.waitFor(() => expect(onError).toHaveBeenCalledOnce());
  expect(onError.mock.lastCall?.[0]).toMatchObject({ code: 'connection-unsupported' });
  await expect
    .element(screen.getByText('This browser cannot show the assistant.', { exact: true }))
    .toBeVisible();
  expect(session).not.toHaveBeenCalled();
  expect(microphone).not.toHaveBeenCalled();
});
