import { expect, it } from 'vitest';
import { limitKind } from './limit-kind.js';

it.each([
  ['Concurrent session limit reached', 'concurrency'],
  ['Concurrency limit reached, please upgrade your plan', 'concurrency'],
  ['{"error":"Too Many Requests","message":"Too many concurrent sessions"}', 'concurrency'],
  ['Maximum number of simultaneous sessions reached', 'concurrency'],
  ['Too many sessions at once', 'concurrency'],
  ['Spend cap reached', 'spend'],
  ['{"statusCode":429,"message":"Monthly spending limit exceeded","error":"Too Many Requests"}', 'spend'],
  ['Usage limit reached', 'usage'],
  ['{"error":"Too Many Requests","message":"Monthly usage limit reached"}', 'usage'],
  ['No minutes are left', 'usage'],
  ['You have 0 minutes remaining', 'usage'],
  ['Quota exceeded', 'usage'],
  ['Rate limit exceeded', 'rate'],
  ['rate_limit_exceeded', 'rate'],
  ['ThrottlerException: Too Many Requests', 'rate'],
  ['Too many requests, try again in 5 minutes', 'rate'],
  ['Too many concurrent requests: rate limit', 'rate'],
  ['Please slow down.', 'rate'],
  ['', null],
  ['no', null],
] as const)('reads %j as %s', (words, kind) => {
  expect(limitKind(words)).toBe(kind);
});
