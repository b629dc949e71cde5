import type { Entry } from '../contract/recording.js';
import { script } from '../contract/script.js';
import type { LiveSession } from './live-session.js';

type Act = (session: LiveSession, sleep: (ms: number) => Promise<void>) => Promise<void>;

/** Frames of both directions are recorded, so a type alone may be the page's own frame. */
const isFrom = (entry: Entry, type: string): boolean =>
  entry.what === 'frame' && entry.from === 'service' && entry.type === type;

const isSpeech = (entry: Entry, more: (data: Readonly<Record<string, unknown>>) => boolean): boolean =>
  isFrom(entry, 'speechText') && more((entry.data ?? {}) as Readonly<Record<string, unknown>>);

const ends = (entry: Entry) =>
  isSpeech(entry, (data) => data['role'] === 'persona' && data['end_of_speech'] === true);
const hasWords = (entry: Entry) =>
  isSpeech(entry, ({ role, content }) => role === 'persona' && content !== '');

/** Lets the persona say a text in pieces that cut words. Without `end`, the talk stream stays open. */
function talk({ client, log }: LiveSession, text: string, end = true): void {
  const stream = client.createTalkMessageStream();
  const middle = Math.floor(text.length / 2);
  log.act('talk', { text, correlationId: stream.getCorrelationId() });
  void stream.streamMessageChunk(text.slice(0, middle), false);
  void stream.streamMessageChunk(text.slice(middle), end);
}

const speakToEnd =
  (text: string): Act =>
  async (session) => {
    talk(session, text);
    await session.log.until(ends, 12_000);
  };

const update = (data: object) => JSON.stringify({ message_type: 'persona_config', data });

/** What the page does in a session. Each act ends in silence. */
export const acts: Readonly<Record<string, Act>> = {
  'client/quiet': async ({ log }, sleep) => {
    await sleep(2000);
    log.act('waited');
  },
  'client/update': async ({ client, log }) => {
    log.act('sent');
    client.sendDataMessage(
      update({
        voiceDetectionOptions: { silenceBeforeSkipTurnSeconds: 0, silenceBeforeSessionEndSeconds: 0 },
      }),
    );
    await log.until((entry) => isFrom(entry, 'personaConfigUpdateApplied'), 5000);
    log.act('sent-wrong');
    client.sendDataMessage(update({ voiceDetectionOptions: { silenceBeforeSessionEndSeconds: -1 } }));
    await log.until((entry) => isFrom(entry, 'warning'), 5000);
  },
  'client/hello': async (session) => {
    const media = session.media();
    const recorded = media && session.microphone.record(media);
    await speakToEnd(script.hello)(session, () => Promise.resolve());
    await recorded;
  },
  'client/dollar': speakToEnd(script.dollar),
  'client/happy': speakToEnd(script.happy),
  'client/interrupt': async (session, sleep) => {
    talk(session, script.long);
    if (!(await session.log.until(hasWords, 8000))) return;
    await sleep(800);
    session.log.act('interrupted');
    session.client.interruptPersona();
    await session.log.until(ends, 3000);
    // So that words that come late are recorded.
    await sleep(1500);
  },
  'client/voice': async (session) => {
    talk(session, script.long);
    if (!(await session.log.until(hasWords, 8000))) return;
    if (session.microphone.speak()) {
      session.log.act('voice');
      await session.log.until((entry) => isSpeech(entry, ({ role }) => role === 'user'), 12_000);
    }
    await session.log.until(ends, 8000);
  },
  'client/typed': async ({ client, log }, sleep) => {
    client.sendUserMessage(script.typed);
    await sleep(5000);
    log.act('waited');
  },
  'client/idle': async (session) => {
    talk(session, script.idle, false);
    await session.log.until(ends, 19_000);
  },
  'limit/end': async ({ log }) => {
    await log.until(({ type }) => type === 'CONNECTION_CLOSED', 22_000);
    log.act('waited');
  },
  'silence/end': async (session) => {
    talk(session, script.dollar);
    await session.log.until(({ type }) => type === 'CONNECTION_CLOSED', 26_000);
    session.log.act('waited');
  },
  'server/ask': async ({ client, log }) => {
    log.act('asked');
    client.sendUserMessage(script.question);
    await log.until(
      (entry) =>
        ends(entry) && log.entries.some((one) => one.step === log.step && isFrom(one, 'toolCallCompleted')),
      18_000,
    );
  },
};
