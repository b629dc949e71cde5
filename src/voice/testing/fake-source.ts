import type { SessionConnection, SessionPort, SessionSignal, SpeechChunk } from '../../core/index.js';
import { FakeClock } from '../../core/testing/fake-clock.js';
import type { AudioAgent, AudioFace } from '../audio-agent.js';
import { SourceConnection } from '../source-connection.js';

/** A session of an agent, with Anam's side controlled by the test. `log` holds what the persona received. */
export function fakeSource(connect: (face: AudioFace, clock: FakeClock) => AudioAgent) {
  const clock = new FakeClock();
  const log: string[] = [];
  const signals: SessionSignal[] = [];
  const anam: { signal: (signal: SessionSignal) => void; isOpen: boolean } = {
    signal: () => undefined,
    isOpen: true,
  };
  const client = {
    createAgentAudioInputStream: ({ sampleRate }: { sampleRate: number }) => {
      log.push(`open ${sampleRate}`);
      return {
        sendAudioChunk: (base64: string) => log.push(`audio ${Number(base64.slice(0, 4))}`),
        endSequence: () => log.push('end'),
      };
    },
  };
  const port: SessionPort = {
    load: async () => undefined,
    authorize: async () => 'token',
    connect: ({ onSignal }) => {
      anam.signal = onSignal;
      const connection: Partial<SessionConnection> & { client: object } = {
        client,
        isSignallingOpen: () => anam.isOpen,
        interruptPersona: () => void log.push('interrupt'),
        close: async () => void log.push('close'),
      };
      return connection as SessionConnection;
    },
  };
  const request = {
    credentials: 'token',
    mode: 'server',
    microphone: { id: 'microphone' },
    toolNames: ['tool'],
    runTool: async () => ({ failed: false, content: '' }),
    onSignal: (signal: SessionSignal) => void signals.push(signal),
  } as const;
  const connection = new SourceConnection(port, request as never, {
    clock,
    connect: (face) => connect(face, clock),
  });
  return {
    clock,
    log,
    signals,
    anam,
    connection,
    get speech(): SpeechChunk[] {
      return signals.flatMap((signal) => (signal.type === 'speech' ? [signal.chunk] : []));
    },
    said: (role: string) =>
      signals
        .flatMap((signal) =>
          signal.type === 'speech' && signal.chunk.role === role ? [signal.chunk.content] : [],
        )
        .join(''),
  };
}
