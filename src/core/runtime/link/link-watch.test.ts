import { expect, it } from 'vitest';
import { FakeClock } from '../../testing/fake-clock.js';
import { settle } from '../../testing/settle.js';
import type { LinkState } from '../../machine/session/link-state.js';
import { LinkWatch } from './link-watch.js';

it('goes by the state of a connection whose counters cannot be read, and by them again when they can', async () => {
  const clock = new FakeClock();
  const told: LinkState[] = [];
  const peer = { iceConnectionState: 'connected', frames: 0, isReadable: false };
  const getStats = async () => {
    if (!peer.isReadable) throw new DOMException('no', 'InvalidStateError');
    peer.frames += 10;
    const entry = {
      type: 'inbound-rtp',
      kind: 'video',
      framesReceived: peer.frames,
      packetsReceived: peer.frames,
    };
    return new Map([['video', entry]]);
  };
  const watch = new LinkWatch(
    clock,
    () => ({ iceConnectionState: peer.iceConnectionState, getReceivers: () => [{ getStats }] }),
    (state) => told.push(state),
  );
  const look = async (times: number) => {
    for (let time = 0; time < times; time += 1) {
      clock.advance(400);
      await settle();
    }
  };
  await look(30);
  expect(told).toEqual([]);
  peer.iceConnectionState = 'disconnected';
  await look(1);
  expect(told).toEqual([{ link: 'down', quality: 'lost' }]);
  peer.iceConnectionState = 'connected';
  await look(1);
  peer.isReadable = true;
  await look(3);
  expect(told.slice(1)).toEqual([
    { link: 'flowing', quality: 'unknown' },
    { link: 'flowing', quality: 'good' },
  ]);
  watch.stop();
});
