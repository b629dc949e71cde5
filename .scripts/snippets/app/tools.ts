// The tools from src/tools/README.md, in a file that the reader's page and server import.
import { defineTool } from 'anam-react/tools';
import { z } from 'zod';

export const getWeather = defineTool({
  name: 'get_weather',
  description: 'Returns the weather of a city.',
  parameters: z.object({ city: z.string() }),
  execute: ({ city }) => ({ city, celsius: 20 }),
});

export const lookAtClock = defineTool({
  name: 'look_at_clock',
  description: 'Returns the local time of the user.',
  execute: () => '12:00',
});
