import { expect, it, vi } from 'vitest';
import { initialPersonaState } from '../machine/persona-state.js';
import { Publisher } from './publisher.js';

function setUp() {
  const frames: (() => void)[] = [];
  const errors: unknown[] = [];
  const initial = initialPersonaState('client');
  const publisher = new Publisher(
    initial,
    (callback) => {
      frames.push(callback);
      return () => void frames.splice(frames.indexOf(callback), 1);
    },
    (cause) => errors.push(cause),
  );
  return { publisher, frames, errors, initial };
}

it('asks for one frame however many states come, and shows the last one', () => {
  const { publisher, frames, initial } = setUp();
  publisher.publish({ ...initial, userSpeaking: true });
  const last = { ...initial };
  publisher.publish(last);
  expect(frames).toHaveLength(1);
  frames[0]?.();
  expect(publisher.store.getState()).toBe(last);
});

it('publishes remaining changes on close, and cancels its frame', () => {
  const { publisher, frames, initial } = setUp();
  const last = { ...initial };
  publisher.publish(last);
  publisher.close();
  expect(frames).toHaveLength(0);
  expect(publisher.store.getState()).toBe(last);
});

it('calls back after the published state can be read', () => {
  const { publisher, frames, initial } = setUp();
  const now = vi.fn();
  publisher.afterPublished(now);
  expect(now).toHaveBeenCalledOnce();
  const later = vi.fn();
  publisher.publish({ ...initial });
  publisher.afterPublished(later);
  expect(later).not.toHaveBeenCalled();
  frames[0]?.();
  expect(later).toHaveBeenCalledOnce();
});

it('exposes no way to write', () => {
  expect(Object.keys(setUp().publisher.store).toSorted()).toEqual([
    'getInitialState',
    'getState',
    'subscribe',
  ]);
});
