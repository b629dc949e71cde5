import { defineTool } from 'anam-react/tools';

/** A tool that the model may call, simulated or real: ask the persona what time it is. */
export const localTime = defineTool({
  name: 'local_time',
  description: 'The time of day where the user is.',
  execute: () => new Date().toLocaleTimeString([], { hour: 'numeric', minute: '2-digit' }),
});
