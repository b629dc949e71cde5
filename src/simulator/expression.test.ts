import { expect, it } from 'vitest';
import { DIRECTOR_NOTE_CUE_TAGS } from '@anam-ai/js-sdk';
import { expressionOf } from './expression.js';
import type { FacePose } from './media/face-features.js';

const still: FacePose = { time: 0, mouthOpen: 0, mouthWide: 0.6, blink: 0, gazeX: 0, brows: 0 };

it('shows every cue of the SDK, with its name, and knows no other', () => {
  for (const tag of DIRECTOR_NOTE_CUE_TAGS) {
    const written: string[] = [];
    const paint = { strokeText: () => undefined, fillText: (text: string) => written.push(text) };
    expressionOf(tag)?.draw(paint as never, 100, 100);
    expect(written).toEqual([tag]);
  }
  for (const tag of ['bored', 'toString', '', null]) expect(expressionOf(tag)).toBeNull();
});

it('has mouths that smile, turn down and open', () => {
  const mouth = (tag: string) => {
    const { smile = 0, mouthOpen } = expressionOf(tag)?.pose(still) ?? still;
    return [Math.sign(smile), mouthOpen > 0];
  };
  expect(mouth('happy')).toEqual([1, false]);
  expect(mouth('sad')).toEqual([-1, false]);
  expect(mouth('surprised')).toEqual([0, true]);
});
