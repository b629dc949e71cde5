import { expect, it } from 'vitest';
import { routeOf } from './endpoint-route.js';

const asked = (path: string, method = 'POST') =>
  routeOf(new Request(`https://host.example${path}`, { method }), undefined);

it.each(['/models/', '/models', '/openai/deployments/', '/'])(
  'reads a path of many %s in linear time',
  (unit) => {
    // Searching from each one to the end would compare a billion characters.
    const path = unit.repeat(Math.ceil(100_000 / unit.length));
    expect(asked(path).spec).toBeNull();
    expect(asked(path, 'GET').asks).toMatch(/answer|models/);
  },
);
