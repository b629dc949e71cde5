import { aiSdkAnswer } from '../streams.mjs';

export const routes = { '/api/chat': () => aiSdkAnswer({ reasoning: 'Ein Gruß.', text: 'Guten Tag.' }) };

/** @param {import('../check.js').Check} t */
export async function check(t) {
  await t.start('Gespräch starten', /beenden/i);
  await t.say('Hallo', 'Guten Tag.', { message: 'Nachricht', send: /senden/i });
  const chat = t.page.locator('.persona-chat');
  t.expect(
    'the language is declared',
    (await chat.getAttribute('lang')) === 'de' || (await t.lang()) === 'de',
  );
  t.expect('the persona is the Berater', (await t.page.getByText('Berater').count()) > 0);
  const english = (await chat.innerText()).match(/\b(Start|Send|Message|Thought|Mute|Conversation)\b/g);
  t.expect('no English text', english === null, english);
}
