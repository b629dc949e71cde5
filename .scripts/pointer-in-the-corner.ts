// The files of a browser share one pointer. Where the last test left it, a message would show its buttons.
import { beforeAll } from 'vitest';
import { userEvent } from 'vitest/browser';

beforeAll(() => userEvent.hover(document.documentElement, { position: { x: 0, y: 0 } }));
