import { useEffect, useRef, useState, type ReactNode } from 'react';
import { usePersonaConsent } from '../hooks/usePersonaConsent.js';
import type { ChatMoment } from './chat-states.js';
import { fixturePersona } from './fixture-persona.js';
import { LayoutChat } from './layout-chat.js';
import { portraitStream } from './portrait-stream.js';
import { press } from './press.js';

type Shown = Omit<ChatMoment, 'group' | 'status' | 'minWidth'>;

interface ChatAtProps extends Shown {
  /** Called when all buttons were pressed, or could not be pressed. */
  readonly onReady?: (error?: Error) => void;
}

/** A chat in one state, on the whole page. */
export function ChatAt({
  state,
  layout = 'full',
  pressed = [],
  hasPicture = true,
  suggestions,
  asksForConsent = false,
  onReady,
}: ChatAtProps): ReactNode {
  const [persona] = useState(() => fixturePersona(state));
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const isLive = state.session?.status === 'live' || state.session?.status === 'reconnecting';
    if (isLive) persona.set({ media: hasPicture ? portraitStream() : streamWithoutFrames() });
    // All props belong to one state and never change.
    void pressAll(pressed).then(
      () => {
        frame.current?.setAttribute('data-ready', '');
        onReady?.();
      },
      (error: unknown) => onReady?.(error as Error),
    );
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [persona]);
  return (
    <div ref={frame} style={{ blockSize: '100vh' }}>
      {(layout === 'launcher' || layout === 'panel') && <PageBehind />}
      <LayoutChat
        layout={layout}
        persona={persona}
        captions={{ storage: null }}
        {...(suggestions && { composer: { suggestions } })}
        {...(asksForConsent && { privacy: { consent } })}
      >
        {asksForConsent && <AskForConsent />}
      </LayoutChat>
    </div>
  );
}

const consent = { version: '1', policyUrl: '/privacy', storage: null };

/** Opens the question, because a persona with a fixed state never starts. */
function AskForConsent(): null {
  const { status, ask } = usePersonaConsent();
  useEffect(() => {
    if (status === 'required') ask();
  }, [status, ask]);
  return null;
}

async function pressAll(names: readonly string[]): Promise<void> {
  for (const name of names) await press(name);
}

/** Returns a stream without frames, like a connection that has received nothing yet. */
function streamWithoutFrames(): MediaStream {
  const connection = new RTCPeerConnection();
  return new MediaStream([connection.addTransceiver('video').receiver.track]);
}

/** The page behind a panel or a launcher. */
export function PageBehind(): ReactNode {
  return (
    <article style={{ padding: 24, maxInlineSize: 560, font: '1rem/1.6 system-ui' }}>
      <h1 style={{ marginBlockStart: 0 }}>Two days in Lisbon</h1>
      <p>
        Seven hills, a river as wide as a sea, and a tram that climbs where no bus can. This page is about
        something else than the persona at its side.
      </p>
      <p>
        Begin in the oldest quarter, early in the morning, while the lanes still belong to those who live
        there.
      </p>
    </article>
  );
}
