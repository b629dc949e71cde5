import type { Connection } from './session-control.js';

export const newConnection: Connection = {
  channelOpen: false,
  maxMessageBytes: null,
  signallingOpen: true,
  link: 'flowing',
  signs: { seen: false, awaited: false, reported: false },
  cutPending: false,
};
