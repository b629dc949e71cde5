import type { PersonaTool } from 'anam-react/core';

/** A tool that the model may call, simulated or real: ask it what time it is. */
export const localTime: PersonaTool = {
  name: 'local_time',
  description: 'The time of day where the user is.',
  execute: () => new Date().toLocaleTimeString([], { hour: 'numeric', minute: '2-digit' }),
};
