// By default `vi.waitFor` gives up after one second, which is too short for slow machines.
import { vi } from 'vitest';

const PATIENCE_MS = 15_000;
const { waitFor } = vi;

vi.waitFor = (callback, options) =>
  waitFor(callback, typeof options === 'number' ? options : { timeout: PATIENCE_MS, ...options });
