// Takes the README's picture: the demo during a conversation, with an interrupted answer and an open thought.
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const path = fileURLToPath(new URL('../../.github/persona-chat.png', import.meta.url));

/** @param {import('playwright').Browser} browser */
export async function takeReadmePicture(browser) {
  const server = await createServer({
    configFile: 'demo/vite.config.ts',
    root: 'demo',
    server: { port: 0, host: '127.0.0.1' },
    logLevel: 'error',
  });
  await server.listen();
  const page = await browser.newPage({
    viewport: { width: 1360, height: 820 },
    permissions: ['microphone'],
    reducedMotion: 'reduce',
  });
  try {
    await page.goto(server.resolvedUrls?.local[0] ?? '');
    await haveConversation(page);
    await page.screenshot({ path });
  } finally {
    await page.close();
    await server.close();
  }
  return path;
}

/** @param {import('playwright').Page} page */
async function haveConversation(page) {
  /** @param {string} question @param {string} words resolves when the persona has said them */
  const ask = async (question, words) => {
    const message = page.getByRole('textbox', { name: 'Message' });
    await message.fill(question);
    await message.press('Enter');
    await page.locator('.persona-caption', { hasText: words }).waitFor();
  };
  await page.getByRole('button', { name: 'Start conversation' }).click();
  await page.getByRole('button', { name: 'End conversation' }).waitFor();
  await page.locator('[data-picture="true"]').waitFor();
  await ask('Tell me a long story.', 'lighthouse keeper');
  await page.getByRole('button', { name: 'Interrupt' }).click();
  await ask('How does this work?', 'goes to the persona');
  await page
    .getByRole('button', { name: /^Thought/ })
    .last()
    .click();
  await page.mouse.move(0, 0);
}
