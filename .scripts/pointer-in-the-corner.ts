// All test files of a browser share one pointer. At its last position, it could hover a message and show its buttons.
import { beforeAll } from 'vitest';
import { userEvent } from 'vitest/browser';

beforeAll(() => userEvent.hover(document.documentElement, { position: { x: 0, y: 0 } }));
