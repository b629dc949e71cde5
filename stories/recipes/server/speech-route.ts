import { authorize } from '../authorize';

const url = 'https://speech.example.com/v1/stream';

/** `POST /api/speech`: text in, PCM out. The key of the speech service stays on the server. */
export async function POST(request: Request): Promise<Response> {
  if (!(await authorize(request))) return new Response(null, { status: 401 });
  const text = await request.text();
  // `ownVoice` sends at most 250 characters. Whatever else is sent would be paid for, too.
  if (text.length > 250) return new Response(null, { status: 413 });
  const speech = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${process.env.SPEECH_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ text, format: 'pcm_s16le', sampleRate: 24_000 }),
    signal: request.signal, // an interruption stops the service, too
  });
  if (!speech.ok) return new Response(null, { status: 502 });
  return new Response(speech.body, { headers: { 'content-type': 'audio/pcm' } });
}
