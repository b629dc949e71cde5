import { describe, expect, it } from 'vitest';
import { chunk, done, frame, stop, text } from '../testing/sse.js';
import { checkReplay } from './testing/check-replay.js';
import type { Asked, Reply } from './testing/replay-server.js';
import {
  good,
  goodPieces,
  guarded,
  json,
  latin1,
  refusal,
  spoiled,
  sse,
  wordsFor,
} from './testing/replies.js';

type Row = readonly [defect: string, check: number, hint: RegExp, answer: (asked: Asked) => Reply];

const growing = (asked: Asked) =>
  wordsFor(asked).map((_, index, all) => text(all.slice(0, index + 1).join('')));
const page = { headers: { 'content-type': 'text/html' }, pieces: ['<!doctype html><title>Log in</title>'] };
const completion = { object: 'chat.completion', choices: [{ index: 0, message: { content: '1 2 3' } }] };

/** A reply whose text differs from what the model wrote. */
const says = (change: (words: string[]) => string[]) => (asked: Asked) => ({
  headers: sse,
  pieces: [...change(wordsFor(asked)).map((word) => text(word)), stop, done],
});

/** The check that must fail, and its advice. */
const defects: readonly Row[] = [
  ['a page instead of a stream', 6, /web page.*Expected: .*\/v1\/chat\/completions/, () => page],
  [
    'JSON instead of a stream',
    6,
    /"stream": true/,
    () => ({ headers: json, pieces: [JSON.stringify(completion)] }),
  ],
  [
    'the wrong content type',
    6,
    /Content-Type: text\/event-stream/,
    spoiled((pieces) => pieces, { 'content-type': 'text/plain' }),
  ],
  ['no content type', 6, /Content-Type: text\/event-stream/, spoiled((pieces) => pieces, {})],
  ['500 to everything', 6, /log/, () => refusal(500, 'boom')],
  ['a redirect', 6, /final URL/, () => ({ status: 307, headers: { location: '/login' }, pieces: [] })],
  ['a model that does not exist', 6, /--model/, () => refusal(404, 'The model does not exist')],
  [
    'lines of JSON without data:',
    7,
    /data: \{…\}/,
    spoiled((pieces) => pieces.map((piece) => piece.replace('data: ', '').replace('\n\n', '\n'))),
  ],
  ['a JSON array', 7, /data: \{…\}/, () => ({ headers: sse, pieces: ['[{"a":1},', '{"a":2}]'] })],
  [
    'no empty lines',
    7,
    /empty line/,
    spoiled((pieces) => pieces.map((piece) => piece.replace('\n\n', '\n'))),
  ],
  [
    'JSON in JSON',
    7,
    /not a string that contains it/,
    spoiled((pieces) => pieces.slice(0, -1).map((piece) => frame(JSON.stringify(piece.slice(6).trim())))),
  ],
  [
    'a field error:',
    7,
    /\{"error":/,
    spoiled((pieces) => [...pieces.slice(0, 9), 'error: {"code":500,"message":"boom"}\n\n', done]),
  ],
  [
    'a response in one burst after a wait',
    8,
    /X-Accel-Buffering/,
    spoiled((pieces) => [...wait, pieces.join('')]),
  ],
  [
    'one chunk with everything after a wait',
    8,
    /own chunk/,
    (asked) => ({ headers: sse, pieces: [...wait, text(wordsFor(asked).join('')), stop, done] }),
  ],
  [
    'a response that a proxy collects',
    8,
    /X-Accel-Buffering/,
    spoiled((pieces) => [...wait, ...thirds(pieces)]),
  ],
  [
    'message instead of delta',
    11,
    /`delta`, not `message`/,
    spoiled((pieces) => pieces.map((piece) => piece.replace('"delta"', '"message"'))),
  ],
  [
    'choices without index',
    11,
    /"index":0/,
    spoiled((pieces) => pieces.map((piece) => piece.replace('"index":0,', ''))),
  ],
  [
    'an error instead of an answer',
    11,
    /message says why/,
    () => ({ headers: sse, pieces: [frame({ error: { message: 'no such model' } }), done] }),
  ],
  [
    'all text so far in each delta',
    14,
    /only the new text/,
    (asked) => ({ headers: sse, pieces: [...growing(asked), stop, done] }),
  ],
  [
    'text after the finish reason',
    15,
    /with the last chunk of text/,
    spoiled((pieces) => [...pieces.slice(0, -1), text('late'), done]),
  ],
  ['a stream that just stops', 16, /time limit/, spoiled((pieces) => pieces.slice(0, 20))],
  ['text after [DONE]', 16, /once/, spoiled((pieces) => [...pieces, text(' 41')])],
  [
    'text in the second of several events after [DONE]',
    16,
    /once/,
    spoiled((pieces) => [...pieces, done, text(' 41'), done]),
  ],
  ['words after [DONE]', 16, /once/, spoiled((pieces) => [...pieces, frame('Bye.')])],
  ['a line after [DONE]', 16, /once/, spoiled((pieces) => [...pieces, 'Bye.\n'])],
  ['a token of the template', 31, /stop/, says((words) => [...words, '<|im_end|>'])],
  ['a token in pieces', 31, /stop/, says((words) => [...words, '<', '|eot', '_id|', '>'])],
  ['harmony', 31, /gpt-oss/, says((words) => ['<|channel|>final<|message|>', ...words])],
  ['a call as text', 31, /delta\.tool_calls/, says((words) => ['<tool_call>{"name":"ping"}', ...words])],
  ['reasoning without an end', 31, /--reasoning-parser/, says((words) => ['<think>', 'Hm.', ...words])],
  ['reasoning without a beginning', 31, /--reasoning-parser/, says((words) => ['Hm.', '</think>', ...words])],
  ['latin-1', 17, /UTF-8/, spoiled((pieces) => pieces.map(latin1))],
  [
    'latin-1 that the header declares',
    17,
    /UTF-8/,
    spoiled((pieces) => pieces, { 'content-type': 'text/event-stream; charset=iso-8859-1' }),
  ],
  [
    'UTF-8 encoded twice',
    17,
    /latin-1/,
    spoiled((pieces) =>
      pieces.map((piece) => new TextDecoder('latin1').decode(new TextEncoder().encode(piece))),
    ),
  ],
  [
    'broken characters',
    17,
    /whole|as they are/,
    spoiled((pieces) => pieces.map((piece) => piece.replace('ü', '\u{fffd}'))),
  ],
  [
    'question marks',
    17,
    /UTF-8/,
    spoiled((pieces) => pieces.map((piece) => piece.replaceAll(/[^\n -~]/g, '?'))),
  ],
];

/** Comments for 800 ms, while a proxy collects the events. */
const wait = Array.from({ length: 40 }, () => ': wait\n\n');

/** The events in three bursts, as a proxy sends them. */
const thirds = (pieces: readonly string[]) =>
  [0, 1, 2].map((part) => pieces.slice(part * 15, part * 15 + 15).join(''));

describe('a defect fails its check and comes with advice', () => {
  it.each(defects)('%s: check %i', async (_defect, number, hint, answer) => {
    const report = await checkReplay(guarded(answer), { only: [3, 6, 7, 8, 11, 14, 15, 16, 17, 31] });
    const result = report.of(number);
    expect(result, JSON.stringify(report.results)).toMatchObject({ status: 'fail' });
    expect(result.hint).toMatch(hint);
    expect(result.evidence?.request).toMatch(/^POST http/);
    // Text after the finish reason still reaches a persona.
    expect(report.verdict).toBe(number === 15 ? 'pass' : 'fail');
  });

  it('a server that hangs: check 3, within the time for a request', async () => {
    const report = await checkReplay(
      guarded(() => ({})),
      { requestTimeoutMs: 50 },
    );
    expect(report.of(3)).toMatchObject({ status: 'fail', hint: expect.stringMatching(/begin to respond/) });
    expect(report).toMatchObject({ verdict: 'fail', requests: 1, stopped: 'The endpoint did not respond.' });
  });

  it('a response that never ends: check 16', async () => {
    const endless = guarded((asked) => ({ headers: sse, pieces: goodPieces(asked).slice(0, 9), end: false }));
    const report = await checkReplay(endless, { requestTimeoutMs: 1000, only: [3, 6, 7, 16] });
    expect(report.of(16)).toMatchObject({ status: 'fail', message: expect.stringContaining('did not end') });
  });

  it('a wrong key: check 3 names the header, and nothing more is sent', async () => {
    const report = await checkReplay(guarded(good), { apiKey: 'sk-wrong-0123456789' });
    expect(report.of(3)).toMatchObject({
      status: 'fail',
      hint: expect.stringContaining('Authorization: Bearer'),
    });
    expect(report).toMatchObject({ verdict: 'fail', requests: 1 });
    expect(report.of(28).status).toBe('skipped');
  });

  it('an open endpoint: check 4 warns on localhost and fails elsewhere', async () => {
    const local = await checkReplay(good, { only: [4] });
    const away = await checkReplay(good, { only: [4], host: 'https://model.example.com' });
    expect(local.of(4)).toMatchObject({
      status: 'warn',
      hint: expect.stringContaining('does not check keys'),
    });
    expect(away.of(4)).toMatchObject({
      status: 'fail',
      hint: expect.stringContaining('does not check keys'),
    });
  });

  it('an unencrypted address elsewhere: check 2', async () => {
    const report = await checkReplay(guarded(good), { only: [2], host: 'http://model.example.com' });
    expect(report.of(2)).toMatchObject({ status: 'fail', hint: expect.stringContaining('https') });
  });
});

describe('a defect that a persona tolerates is a warning', () => {
  it.each([
    ['a second [DONE]', 16, spoiled((pieces) => [...pieces, done])],
    [
      'token counts after [DONE]',
      16,
      spoiled((pieces) => [...pieces, chunk({}, null, { choices: [], usage: { total_tokens: 3 } })]),
    ],
    ['closed tags of reasoning', 31, says((words) => ['<think>Hm.</think>', ...words])],
    ['no [DONE]', 16, spoiled((pieces) => pieces.slice(0, -1))],
    ['a last event without its empty line', 7, spoiled((pieces) => [...pieces.slice(0, -1), 'data: [DONE]'])],
    ['data as keep-alive', 10, spoiled((pieces) => ['data: : keep-alive\n\n', ...pieces])],
    ['no role', 13, spoiled((pieces) => pieces.slice(1))],
    ['no finish reason', 15, spoiled((pieces) => [...pieces.slice(0, -2), chunk({}), done])],
    [
      'another model',
      19,
      spoiled((pieces) => pieces.map((piece) => piece.replace('"model":"test"', '"model":"other"'))),
    ],
    [
      'an error after a part of the response',
      11,
      spoiled((pieces) => [...pieces.slice(0, 9), frame({ error: { message: 'boom' } })]),
    ],
  ] as const)('%s: check %i', async (_oddity, number, answer) => {
    const report = await checkReplay(guarded(answer), {
      only: [3, 6, 7, 8, 10, 11, 13, 14, 15, 16, 17, 19, 31],
    });
    expect(report.of(number)).toMatchObject({ status: 'warn' });
    expect(report.verdict).toBe('pass');
  });

  it('blocks of text from Azure, whose content filter works in blocks', async () => {
    const burst = guarded(spoiled((pieces) => [...wait, pieces.join('')]));
    const path = '/openai/deployments/gpt/chat/completions?api-version=2024-10-21';
    const report = await checkReplay(burst, { spec: 'azure', path, only: [3, 8] });
    expect(report.of(8)).toMatchObject({ status: 'warn' });
    expect(report.verdict).toBe('pass');
  });
});

describe('correct responses pass', () => {
  it.each([
    ['comments after [DONE]', 16, spoiled((pieces) => [...pieces, ': bye\n\n', ': bye\n'])],
    ['a short response in one burst', 8, spoiled((pieces) => [pieces.join('')])],
    ['a few characters in one chunk', 8, says(() => ['Hello there.'])],
    ['marks that code mentions', 31, says((words) => [...words, ' `<|im_end|>`'])],
  ] as const)('%s: check %i', async (_what, number, answer) => {
    const report = await checkReplay(guarded(answer), { only: [number] });
    expect(report.of(number)).toMatchObject({ status: 'pass' });
  });

  it('reads a connection that stays open after [DONE] and a comment for one more second', async () => {
    const open = guarded((asked) => ({
      headers: sse,
      pieces: [[...goodPieces(asked), ': bye\n\n'].join('')],
      end: false,
    }));
    const report = await checkReplay(open, { only: [16], requestTimeoutMs: 30_000 });
    expect(report.of(16)).toMatchObject({ status: 'warn', message: expect.stringContaining('stayed open') });
  });
});

it('does not blame a proxy for a response that is too short to judge', async () => {
  const slow = guarded(() => ({ headers: sse, pieces: [...wait, text('Hello.'), stop, done] }));
  const report = await checkReplay(slow, { only: [8] });
  expect(report.of(8)).toMatchObject({ status: 'warn', message: expect.stringContaining('too short') });
  expect(report.of(8).hint).not.toMatch(/holds|buffer/i);
});

it('repeats the request with max_completion_tokens when max_tokens is refused', async () => {
  const answer = guarded((asked) =>
    'max_tokens' in (asked.body ?? {})
      ? refusal(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")
      : { headers: sse, pieces: goodPieces(asked) },
  );
  const report = await checkReplay(answer, { only: [3, 6, 8] });
  expect(report).toMatchObject({ verdict: 'pass', warnings: 0 });
});
