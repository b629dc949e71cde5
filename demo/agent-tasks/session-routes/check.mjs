import { anamAndModel } from '../servers.mjs';

const keys = { ANAM_API_KEY: 'anam-secret-0123456789abcdef', LLM_API_KEY: 'model-secret-0123456789abcdef' };

/** @param {import('../check.js').ServerCheck} t */
export async function checkServer(t) {
  const { url, asked, close } = await anamAndModel(keys);
  try {
    const { createApp } = await t.load('/server/app.ts');
    const app = createApp({
      ...keys,
      ANAM_AVATAR_ID: '30fa96d0-26c4-4e55-94a0-517025942e18',
      ANAM_VOICE_ID: '6bfbe25a-979d-40f3-a92b-5394170af54b',
      ANAM_BASE_URL: url,
      LLM_URL: `${url}/v1`,
      LLM_MODEL: 'cafe-1',
    });
    /** @param {string} path @param {unknown} body @param {string} [cookie] */
    const post = async (path, body, cookie) => {
      const headers = {
        'content-type': 'application/json',
        origin: 'http://cafe.test',
        ...(cookie && { cookie }),
      };
      const request = new Request(`http://cafe.test/api/persona/${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      const response = await app.fetch(request);
      return { status: response.status, text: await response.text() };
    };
    const bodies = {
      session: { mode: 'client' },
      end: { sessionId: '0b1d2e3f-4a5b-4c6d-8e7f-0123456789ab' },
      llm: { model: 'cafe-1', stream: true, messages: [{ role: 'user', content: 'Hi' }] },
    };
    for (const [path, body] of Object.entries(bodies)) {
      const stranger = await post(path, body);
      t.expect(`${path} refuses strangers`, [401, 403].includes(stranger.status), stranger);
    }
    t.expect('nothing was asked for a stranger', asked.length === 0, asked);
    const session = await post('session', bodies.session, 'user=ada');
    t.expect(
      'session returns a token',
      session.status === 200 && session.text.includes('sessionToken'),
      session,
    );
    const llm = await post('llm', bodies.llm, 'user=ada');
    t.expect('llm streams the model', llm.status === 200 && llm.text.includes('Good morning'), llm);
    const end = await post('end', bodies.end, 'user=ada');
    t.expect('end returns 204', end.status === 204, end);
    const told = [session, llm, end].filter(({ text }) =>
      Object.values(keys).some((key) => text.includes(key)),
    );
    t.expect('no key in a response', told.length === 0);
    t.expect('the server still has its own route', (await app.request('/api/health')).status === 200);
  } finally {
    close();
  }
}
