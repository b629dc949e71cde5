import { describe, expect, it } from 'vitest';
import {
  answer,
  answerBeingSpoken,
  answerCutOff,
  followUp,
  question,
  spokenSoFar,
} from '../../testing/fixture-conversation.js';
import {
  endedTurn,
  errors,
  failed,
  fixtureState,
  sessions,
  speaking,
  thinking,
  thought,
  toolCall,
  type FixtureState,
} from '../../testing/fixture-state.js';
import { englishAnnouncerLabels } from '../../labels/announcer-labels.js';
import { englishLabels } from '../../labels/labels.js';
import { announcement } from './announcement.js';

const labels = { ...englishLabels, ...englishAnnouncerLabels };
const said = (state: FixtureState) => announcement(fixtureState(state), labels);

describe('announcement', () => {
  it('announces the states of the session', () => {
    expect(said({})).toBe('');
    expect(said({ session: sessions.connecting })).toBe('Connecting');
    expect(said({ session: sessions.live })).toBe('Ready for your message');
    expect(said({ session: sessions.stopped })).toBe('Ended');
    expect(said({ session: failed(errors.busy) })).toBe('Failed. All lines are busy. Try again in a moment.');
  });

  it('announces once that the session is about to end', () => {
    const ending = { reason: 'idle', since: 1_000, endsAt: 31_000 } as const;
    expect(said({ session: sessions.live, ending })).toBe(
      'Are you still there? This conversation ends in 30 s.',
    );
    expect(said({ session: sessions.live, ending, turn: thinking(0) })).toBe('Thinking');
  });

  it('is silent while the persona speaks, and announces the finished answer', () => {
    const session = sessions.live;
    const messages = [question, answer, followUp, answerBeingSpoken];
    expect(said({ session, turn: thinking(1), messages: messages.slice(0, 3) })).toBe('Thinking');
    expect(said({ session, turn: speaking(1), messages })).toBe('');
    expect(said({ session, turn: endedTurn(0, 'completed'), messages: [question, answer] })).toBe(
      `Persona: ${answer.written}`,
    );
  });

  it('announces the thinking time once, with the answer', () => {
    const session = sessions.live;
    const thoughts = [thought(0, 'Hm.')];
    expect(said({ session, turn: thinking(0), thoughts })).toBe('Thinking');
    expect(said({ session, turn: endedTurn(0, 'completed'), messages: [question, answer], thoughts })).toBe(
      `Thought for 12 s. Persona: ${answer.written}`,
    );
  });

  it('does not repeat a finished answer after a reconnect', () => {
    const session = { ...sessions.live, since: Date.UTC(2026, 10, 24) } as const;
    expect(said({ session, turn: endedTurn(0, 'completed'), messages: [question, answer] })).toBe(
      'Ready for your message',
    );
  });

  it('announces the heard part of an interrupted answer', () => {
    const messages = [question, answer, followUp, answerCutOff];
    expect(said({ session: sessions.live, turn: endedTurn(1, 'interrupted'), messages })).toBe(
      `Interrupted. Persona: ${spokenSoFar}`,
    );
  });

  it('announces a mode switch, and the switch back', () => {
    const switching = { from: 'client', to: 'server', status: 'switching' } as const;
    const session = sessions.connecting;
    expect(said({ session, mode: 'server', switching })).toBe('Switching to: Anam');
    expect(said({ session, mode: 'client', switching: { ...switching, status: 'returning' } })).toBe(
      'Switching back to: This app',
    );
  });

  it('asks for permission before anything else, by the names that users read', () => {
    const asked = (...names: string[]) =>
      names.map((name, index) => toolCall(0, name, { id: `${index}`, status: 'awaiting-approval' }));
    const state = { session: sessions.live, turn: speaking(0) };
    expect(said({ ...state, toolCalls: [toolCall(0, 'weather'), ...asked('send_mail')] })).toBe(
      'Your permission is needed: send mail',
    );
    expect(said({ ...state, toolCalls: asked('send_mail', 'send_mail') })).toBe(
      'Your permission is needed: send mail, send mail',
    );
    expect(said({ ...state, toolCalls: [toolCall(0, 'send_mail')] })).toBe('');
  });
});
