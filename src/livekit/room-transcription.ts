import type { LiveKitRoom, LiveKitSegment, LiveKitParticipant, LiveKitTextReader } from './livekit-sdk.js';
import type { RoomTranscript } from './room-transcript.js';

const TOPIC = 'lk.transcription';
/** The maximum length of a segment, in characters. This is hours of speech; a longer stream is not read to its end. */
const LONGEST_SEGMENT = 100_000;

/**
 * Reads both forms of transcription: text streams and the older event. An agent may send both, with different ids, so
 * the form that arrives first is used for the whole session.
 */
export function listenToTranscription(room: LiveKitRoom, transcript: RoomTranscript): () => void {
  let form: 'stream' | 'event' | null = null;
  let open = true;
  const isUser = (identity: string | undefined) => identity === room.localParticipant.identity;
  const onStream = (reader: LiveKitTextReader, { identity }: { identity: string }) => {
    form ??= 'stream';
    if (form !== 'stream') return;
    const read = isUser(identity)
      ? readUser(reader, transcript, () => open)
      : readPersona(reader, transcript, () => open);
    // If a stream breaks off, the text that was received so far counts.
    read.catch(() => open && transcript.endSegment(segmentOf(reader)));
  };
  const onEvent = (segments: readonly LiveKitSegment[], from?: LiveKitParticipant) => {
    form ??= 'event';
    if (form !== 'event') return;
    for (const { id, text, final } of segments) {
      if (isUser(from?.identity)) {
        if (final) transcript.user(id, text);
        continue;
      }
      transcript.personaWhole(id, text);
      if (final) transcript.endSegment(id);
    }
  };
  room.registerTextStreamHandler(TOPIC, onStream);
  room.on('transcriptionReceived' as never, onEvent);
  return () => {
    open = false;
    room.unregisterTextStreamHandler(TOPIC);
    room.off('transcriptionReceived' as never, onEvent);
  };
}

const segmentOf = ({ info }: LiveKitTextReader) => info.attributes?.['lk.segment_id'] ?? info.id;

async function* piecesOf(reader: LiveKitTextReader): AsyncGenerator<string> {
  let left = LONGEST_SEGMENT;
  for await (const piece of { [Symbol.asyncIterator]: () => reader[Symbol.asyncIterator]() }) {
    yield piece.slice(0, left);
    left -= piece.length;
    if (left <= 0) return;
  }
}

/**
 * Reads one transcript of the user's speech. Each interim transcript is a separate stream; only the last one is final.
 */
async function readUser(
  reader: LiveKitTextReader,
  transcript: RoomTranscript,
  isOpen: () => boolean,
): Promise<void> {
  let text = '';
  for await (const piece of piecesOf(reader)) text += piece;
  const isFinal = reader.info.attributes?.['lk.transcription_final'] !== 'false';
  if (isOpen() && isFinal) transcript.user(segmentOf(reader), text);
}

async function readPersona(
  reader: LiveKitTextReader,
  transcript: RoomTranscript,
  isOpen: () => boolean,
): Promise<void> {
  for await (const piece of piecesOf(reader)) {
    if (!isOpen()) return;
    transcript.persona(segmentOf(reader), piece);
  }
  if (isOpen()) transcript.endSegment(segmentOf(reader));
}
