// All test files in a browser share one pointer. At its last position, it could hover over a message and show the
// message's buttons.
import { beforeAll } from 'vitest';
import { userEvent } from 'vitest/browser';

beforeAll(() => userEvent.hover(document.documentElement, { position: { x: 0, y: 0 } }));
