import type { SessionSignal } from '../ports/session-port.js';
import { anamEvents } from './anam-events.js';
import type { AnamClient } from './anam-sdk.js';
import { closeSignal } from './close-signal.js';
import { peerOf } from './private-fields.js';
import { ThoughtAssembler } from './thought-assembler.js';

type Emit = (signal: SessionSignal) => void;

/**
 * Translates the client's events into signals. A listener that throws would silence the SDK's later listeners and its
 * own history (T9, T16), so `emit` must not throw; the persona's `dispatch` never does.
 */
export function subscribeToClient(client: AnamClient, emit: Emit): () => void {
  const removals: (() => void)[] = [];
  const on: AnamClient['addListener'] = (event, listener) => {
    client.addListener(event, listener);
    removals.push(() => client.removeListener(event, listener));
  };
  listenToConnection(client, on, emit);
  listenToConversation(on, emit);
  listenToReasoning(on, emit);
  listenToTools(on, emit);
  return () => removals.forEach((remove) => remove());
}

function listenToConnection(client: AnamClient, on: AnamClient['addListener'], emit: Emit): void {
  on(anamEvents.established, () => emit({ type: 'established' }));
  on(anamEvents.channelOpen, () =>
    emit({ type: 'channel-open', maxMessageBytes: peerOf(client)?.sctp?.maxMessageSize }),
  );
  on(anamEvents.ready, (sessionId) =>
    emit({ type: 'ready', sessionId, region: client.getActiveSessionRegion() }),
  );
  on(anamEvents.videoStarted, (stream) => emit({ type: 'media', stream }));
  on(anamEvents.audioStarted, (stream) => emit({ type: 'media', stream }));
  on(anamEvents.updated, ({ changedFields }) =>
    emit({ type: 'updated', fields: Object.keys(changedFields ?? {}) }),
  );
  on(anamEvents.cueApplied, ({ cueTag: tag }) => emit({ type: 'cue-applied', tag }));
  on(anamEvents.warning, (text) => emit({ type: 'warned', text: String(text) }));
  on(anamEvents.closed, (...args) => emit(closeSignal(args)));
}

function listenToConversation(on: AnamClient['addListener'], emit: Emit): void {
  on(anamEvents.speech, (chunk) => {
    const { correlationId } = chunk;
    emit({
      type: 'speech',
      chunk: {
        messageId: chunk.id,
        // The service gives both messages of an exchange the same id; the SDK prepends the role.
        exchangeId: chunk.id.replace(/^(user|persona)::/, ''),
        // Anam's documentation also shows the role `assistant`, but the service sends only `user` and `persona`.
        role: String(chunk.role) === 'user' ? 'user' : 'persona',
        content: chunk.content,
        endOfSpeech: chunk.endOfSpeech,
        interrupted: chunk.interrupted,
        ...(correlationId === undefined ? {} : { correlationId }),
      },
    });
  });
  on(anamEvents.userSpeechStarted, () => emit({ type: 'user-speech', speaking: true }));
  on(anamEvents.userSpeechEnded, () => emit({ type: 'user-speech', speaking: false }));
  on(anamEvents.talkInterrupted, (correlationId) => emit({ type: 'talk-interrupted', correlationId }));
}

function listenToReasoning(on: AnamClient['addListener'], emit: Emit): void {
  const assembler = new ThoughtAssembler();
  on(anamEvents.thought, (chunk) => emit({ type: 'thoughts', changes: [assembler.chunk(chunk)] }));
  on(anamEvents.thoughts, (history) => {
    const changes = assembler.history(history);
    if (changes.length > 0) emit({ type: 'thoughts', changes });
  });
}

/**
 * Reports tool calls. Core ends a client tool call with the tool's own result, because `TOOL_CALL_COMPLETED` may never
 * arrive, or arrive three times (T19).
 */
function listenToTools(on: AnamClient['addListener'], emit: Emit): void {
  on(anamEvents.toolStarted, ({ toolCallId, toolName, toolSubtype: subtype, arguments: args }) =>
    emit({
      type: 'tool-started',
      id: toolCallId,
      name: toolName,
      subtype,
      arguments: JSON.stringify(args) ?? '{}',
    }),
  );
  on(anamEvents.toolCompleted, ({ toolCallId, result, documentsAccessed: documents, executionTime }) => {
    const content = typeof result === 'string' ? result : (JSON.stringify(result) ?? '');
    emit({
      type: 'tool-ended',
      id: toolCallId,
      failed: false,
      content,
      documents,
      executionMs: executionTime,
    });
  });
  on(anamEvents.toolFailed, ({ toolCallId, errorMessage, executionTime }) =>
    emit({
      type: 'tool-ended',
      id: toolCallId,
      failed: true,
      content: errorMessage,
      executionMs: executionTime,
    }),
  );
}
