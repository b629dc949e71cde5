import type { Evidence, Finding } from './check-report.js';

interface More {
  readonly hint?: string;
  readonly evidence?: Evidence;
}

export const pass = (message: string, more: More = {}): Finding => ({ status: 'pass', message, ...more });
export const warn = (message: string, more: More = {}): Finding => ({ status: 'warn', message, ...more });
export const fail = (message: string, more: More = {}): Finding => ({ status: 'fail', message, ...more });
export const skipped = (message: string): Finding => ({ status: 'skipped', message });
