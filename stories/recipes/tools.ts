import { defineTool } from 'anam-react/tools';

/** Imported by the page and by the session endpoint. */
export const getWeather = defineTool({
  name: 'get_weather',
  description: 'Returns the weather of a city.',
  parameters: {
    type: 'object',
    properties: { city: { type: 'string' } },
    required: ['city'],
  },
  execute: ({ city }) => ({ city, degrees: 21 }),
});
