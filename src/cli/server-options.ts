import { parseArgs } from 'node:util';
import type { EnvLimits } from '../node/index.js';
import { UsageError, type CliIo } from './cli-io.js';

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  readonly allowedOrigins: readonly string[];
  readonly secret: string | undefined;
  /** Whether to accept every caller. */
  readonly insecure: boolean;
  /** Requests per minute that one IP address may send to each endpoint. */
  readonly rate: number;
}

export const SECRET = 'ANAM_SERVER_SECRET';
const RATE = 'ANAM_SERVER_RATE';
const MIN_SECRET = 16;
const loopback = ['127.0.0.1', 'localhost', '::1', '[::1]'];

/** Limits that apply where the environment sets none. `--help` lists them. */
export const defaultLimits = {
  ANAM_MAX_SESSION_SECONDS: 1800,
  LLM_MAX_OUTPUT_TOKENS: 2000,
  LLM_MAX_MESSAGES: 200,
  LLM_MAX_CHARS: 100_000,
  LLM_MAX_STREAMS: 10,
  LLM_MAX_STREAMS_PER_USER: 3,
} as const satisfies EnvLimits;
export const DEFAULT_RATE = 30;

export const isLoopback = (host: string): boolean => loopback.includes(host);

/** @throws UsageError */
export function readServerOptions(args: readonly string[], env: CliIo['env']): ServerOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '8787' },
      'allow-origin': { type: 'string', multiple: true, default: [] },
      insecure: { type: 'boolean', default: false },
    },
  });
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN;
  if (!(port <= 65_535)) throw new UsageError('--port must be a number up to 65535; 0 picks a free port.');
  const allowedOrigins = values['allow-origin'].map(originOf);
  const secret = env[SECRET]?.trim() || undefined;
  if (secret !== undefined && secret.length < MIN_SECRET)
    throw new UsageError(`${SECRET} must have at least ${MIN_SECRET} characters.`);
  const { host, insecure } = values;
  if (!isLoopback(host) && secret === undefined && !insecure)
    throw new UsageError(
      `On ${host}, other people could spend your money. Set ${SECRET}, which callers send as “Authorization: Bearer …”. --allow-origin is not enough, because any program can send an allowed Origin header. --insecure allows every caller.`,
    );
  return { host, port, allowedOrigins, secret, insecure, rate: rateOf(env[RATE]?.trim()) };
}

function rateOf(text: string | undefined): number {
  if (!text) return DEFAULT_RATE;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new UsageError(
    `${RATE} must be a whole number: the requests per minute that one IP address may send.`,
  );
}

function originOf(text: string): string {
  if (!URL.canParse(text) || new URL(text).origin !== text.replace(/\/$/, ''))
    throw new UsageError(
      '--allow-origin must be the scheme and host of a page, e.g. https://app.example.com.',
    );
  return new URL(text).origin;
}
