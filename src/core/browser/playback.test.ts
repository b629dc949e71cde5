import { describe, expect, it } from 'vitest';
import { noPlayback, stepPlayback, type PlaybackEvent, type PlaybackState } from './playback.js';

/** Runs events against a browser that responds to every `play()` as set, and records the player's calls. */
function run(events: readonly PlaybackEvent[], from: PlaybackState = noPlayback) {
  let state = from;
  const effects: string[] = [];
  for (const event of events) {
    const step = stepPlayback(state, event);
    ({ state } = step);
    for (const effect of step.effects)
      effects.push(
        effect.type === 'play'
          ? effect.muted
            ? 'play muted'
            : 'play'
          : effect.type === 'report'
            ? effect.code
            : effect.type,
      );
  }
  return { state, effects };
}

const stream: PlaybackEvent = { type: 'stream', expectsPicture: true };
const answer = (
  number: number,
  muted: boolean,
  what: 'playing' | 'refused' | 'superseded' | 'failed',
): PlaybackEvent => ({ type: 'answer', run: number, muted, answer: what });
const playing = run([stream, answer(1, false, 'playing'), { type: 'frame' }]).state;
const unseen = run([stream, answer(1, false, 'playing')]).state;

describe('the way to the sound', () => {
  it('plays with sound where that is allowed', () => {
    expect(playing.status).toBe('sound');
  });

  it('plays muted after a refusal, and with sound after a gesture', () => {
    const muted = run([stream, answer(1, false, 'refused'), answer(2, true, 'playing')]);
    expect(muted.effects).toEqual(['play', 'await-picture', 'play muted']);
    expect(muted.state.status).toBe('muted');
    const loud = run([{ type: 'gesture' }, answer(3, false, 'playing')], muted.state);
    expect(loud.effects).toEqual(['play']);
    expect(loud.state.status).toBe('sound');
  });

  it('is blocked if muted playback is refused too, and is reported once until it plays', () => {
    const refused = [answer(1, false, 'refused'), answer(2, true, 'refused')];
    const blocked = run([stream, ...refused]);
    expect(blocked.state.status).toBe('blocked');
    expect(blocked.effects).toContain('playback-blocked');
    const again = run(
      [{ type: 'gesture' }, answer(3, false, 'refused'), answer(4, true, 'refused')],
      blocked.state,
    );
    expect(again.effects).toEqual(['play', 'play muted']);
    const at = again.state.run;
    const plays = run([{ type: 'gesture' }, answer(at + 1, false, 'playing')], again.state);
    expect(plays.effects).toEqual(['play', 'recovered']);
  });

  it('does not treat an abort as a refusal, and stays unmuted', () => {
    const aborted = run([stream, answer(1, false, 'superseded')]);
    expect(aborted.effects).toEqual(['play', 'await-picture']);
    expect(aborted.state.status).toBe('interrupted');
    expect(run([{ type: 'resumed' }, answer(2, false, 'playing')], aborted.state)).toMatchObject({
      effects: ['play'],
      state: { status: 'sound' },
    });
    // Loading another stream has already called `play()` again.
    expect(run([stream, stream, answer(1, false, 'superseded')]).state.status).toBe('starting');
  });

  it('ignores the result of an earlier attempt', () => {
    const later = run([stream, stream, answer(1, false, 'refused')]);
    expect(later.state.status).toBe('starting');
    expect(later.effects).not.toContain('play muted');
  });

  it('keeps a voice muted that the user has muted, after any gesture', () => {
    const silenced = run([{ type: 'silence', silent: true }, answer(2, true, 'playing')], playing);
    expect(silenced.state.status).toBe('silenced');
    expect(run([{ type: 'gesture' }], silenced.state).effects).toEqual([]);
    const next = run([stream], silenced.state);
    expect(next.effects).toEqual(['play muted', 'await-picture']);
  });

  it('is silent when it was silenced before the browser had answered', () => {
    const early = run([stream, { type: 'silence', silent: true }, answer(1, false, 'playing')]);
    expect(early.effects).toEqual(['play', 'await-picture', 'play muted']);
    expect(early.state.status).toBe('starting');
    expect(run([answer(2, true, 'playing')], early.state).state.status).toBe('silenced');
  });
});

describe('a pause from outside', () => {
  it('waits for a tap', () => {
    const paused = run([{ type: 'paused' }], playing);
    expect(paused.state.status).toBe('interrupted');
    expect(run([{ type: 'gesture' }], paused.state).effects).toEqual(['play']);
  });

  it('resumes when the page is visible again', () => {
    const back = run(
      [
        { type: 'hidden', hidden: true },
        { type: 'paused' },
        { type: 'hidden', hidden: false },
        answer(2, false, 'playing'),
      ],
      playing,
    );
    expect(back.effects).toEqual(['play']);
    expect(back.state.status).toBe('sound');
  });

  it('waits for a tap when the browser refuses that', () => {
    const hidden = run([{ type: 'hidden', hidden: true }, { type: 'paused' }], playing).state;
    const back = run([{ type: 'hidden', hidden: false }, answer(2, false, 'superseded')], hidden);
    expect(back.state.status).toBe('interrupted');
  });
});

describe('the first frame', () => {
  it('is missed after a while, and the fault is over when it comes', () => {
    const late = run([{ type: 'picture-late' }], unseen);
    expect(late.effects).toEqual(['playback-no-picture']);
    expect(run([{ type: 'frame' }], late.state).effects).toEqual(['recovered']);
    expect(run([{ type: 'frame' }, { type: 'picture-late' }], unseen).effects).not.toContain(
      'playback-no-picture',
    );
  });

  it('is not missed while the page is hidden, only after', () => {
    const hidden = run([{ type: 'hidden', hidden: true }, { type: 'picture-late' }], unseen);
    expect(hidden.effects).toEqual([]);
    expect(run([{ type: 'hidden', hidden: false }], hidden.state).effects).toEqual(['await-picture']);
  });
});

it('a refused picture shows its first frame, which makes it no better', () => {
  const steps = [stream, answer(1, false, 'refused'), answer(2, true, 'refused')];
  const { state } = run([...steps, { type: 'frame' }]);
  expect(state.status).toBe('blocked');
  expect(stepPlayback(run(steps).state, { type: 'frame' }).effects).toEqual([
    { type: 'recovered', code: 'playback-no-picture' },
  ]);
});

it('nothing that happens without a stream plays anything', () => {
  const gone = run([{ type: 'stream-gone' }], unseen).state;
  const events: PlaybackEvent[] = [
    { type: 'gesture' },
    { type: 'paused' },
    { type: 'resumed' },
    { type: 'failed' },
    { type: 'picture-late' },
    { type: 'hidden', hidden: false },
    { type: 'silence', silent: true },
    answer(1, false, 'refused'),
  ];
  const after = run(events, gone);
  expect(after.effects).toEqual([]);
  expect(after.state.status).toBe('none');
});
