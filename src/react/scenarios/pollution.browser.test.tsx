/** Parts in a page with styles that were not written for them. */
import { afterEach, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import unlayered from '../../styles/unlayered.css?inline';
import 'anam-react/styles.css';
import 'anam-react/layouts.css';
import { answer, firstThought, openingHours, question } from '../testing/fixture-conversation.js';
import { fixturePersona } from '../testing/fixture-persona.js';
import { sessions } from '../testing/fixture-state.js';
import { PersonaChat } from '../chat/PersonaChat.js';

/** Typical element styles of pages. */
const hostile = {
  'a preflight': `*, ::before, ::after { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid }
    button, input, select, textarea { font: inherit; color: inherit; background: transparent; border-radius: 0 }
    svg, video { display: block; vertical-align: middle } video { max-width: 100%; height: auto }
    ol, ul { list-style: none }`,
  'an old reset': `div, span, h1, h2, h3, p, ol, ul, li, section, article, button, video, time
    { margin: 0; padding: 0; border: 0; font: inherit; vertical-align: baseline } ol, ul { list-style: none }`,
  'everything reverted': `* { all: revert }`,
  'another box sizing': `*, ::before, ::after { box-sizing: content-box }`,
  'loud elements': `button { padding: 20px; background: red; color: lime; text-transform: uppercase;
    letter-spacing: 4px; border: 5px solid blue; font-size: 30px } h2, h3 { font-size: 50px } p { margin: 40px }
    ol { padding: 60px } textarea { width: 20px }`,
  'loud inherited text': `body { font: 40px/3 fantasy; color: lime; text-align: center; text-transform: uppercase;
    letter-spacing: 4px }`,
};

const sheets: HTMLStyleElement[] = [];
afterEach(() => {
  for (const sheet of sheets.splice(0)) sheet.remove();
});

function pollute(css: string) {
  const sheet = document.createElement('style');
  sheet.textContent = css;
  // A page's styles usually come first. The order of the layers is then the order in which their names appear.
  document.head.prepend(sheet);
  sheets.push(sheet);
}

const persona = () =>
  fixturePersona({
    session: sessions.live,
    messages: [question, answer],
    thoughts: [firstThought],
    toolCalls: [openingHours],
  });

const compared = [
  'display',
  'position',
  'box-sizing',
  'margin',
  'padding',
  'border-width',
  'border-radius',
  'background-color',
  'color',
  'font-size',
  'font-weight',
  'font-family',
  'text-transform',
  'list-style-type',
  'text-align',
  'line-height',
  'width',
];

const looksOf = (root: Element) =>
  [...root.querySelectorAll('[class*=persona-]')].map((element) => {
    const style = getComputedStyle(element);
    return [element.classList.value, ...compared.map((name) => `${name}: ${style.getPropertyValue(name)}`)];
  });

/** Returns the shapes of an icon. */
const linesOf = (root: Element) =>
  [...root.querySelectorAll('.persona-icon > path')].map((path) =>
    getComputedStyle(path).getPropertyValue('d'),
  );

async function chat(container?: HTMLElement) {
  const screen = await render(
    <div style={{ blockSize: 600, inlineSize: 1000 }} data-persona-theme="light">
      <PersonaChat persona={persona()} appearance={{ showAdvice: false }} />
    </div>,
    container && { container },
  );
  // The buttons of a session load beside the chat.
  await expect.poll(() => screen.container.querySelector('.persona-controls')).not.toBeNull();
  return screen;
}

/** Returns our styles, as an app's bundler does for a shadow root. */
function ownStyles(): CSSStyleSheet {
  const own = [...document.styleSheets].flatMap(({ cssRules }) => {
    const rules = [...cssRules].map(({ cssText }) => cssText);
    return rules.some((rule) => rule.includes('.persona-root')) ? rules : [];
  });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(own.join('\n'));
  return sheet;
}

describe.each(Object.entries(hostile))('on a page with %s', (_name, css) => {
  it('in a layer, the parts stay as they are', async () => {
    const { container } = await chat();
    const before = looksOf(container);
    expect(before.length).toBeGreaterThan(30);
    pollute(`@layer host-base { ${css} }`);
    expect(looksOf(container)).toEqual(before);
  });

  it('out of layers, with our unlayered styles, the parts stay as they are', async () => {
    pollute(unlayered);
    const { container } = await chat();
    const before = looksOf(container);
    expect(before.length).toBeGreaterThan(30);
    pollute(css);
    expect(looksOf(container)).toEqual(before);
    expect(linesOf(container)).not.toContain('none');
  });

  it('out of layers, the parts in a shadow root stay as they are', async () => {
    const host = document.body.appendChild(document.createElement('div'));
    const shadow = host.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [ownStyles()];
    const screen = await chat(shadow.appendChild(document.createElement('div')));
    const before = looksOf(screen.container);
    expect(before.length).toBeGreaterThan(30);
    expect(getComputedStyle(screen.container.querySelector('.persona-chat-layout') as Element).display).toBe(
      'grid',
    );
    pollute(css);
    expect(looksOf(screen.container)).toEqual(before);
    await screen.unmount();
    host.remove();
  });
});

describe('on a page where padding adds to the width', () => {
  // The panel is placed in the window, not in its element.
  it.each(['full', 'call', 'text', 'voice'] as const)(
    'no button of the layout `%s` leaves a low window',
    async (layout) => {
      pollute(hostile['another box sizing']);
      const { container } = await render(
        <div style={{ blockSize: 384, inlineSize: 683, overflow: 'hidden' }}>
          <PersonaChat persona={persona()} appearance={{ layout, showAdvice: false }} />
        </div>,
      );
      const { left, right } = (container.firstElementChild as Element).getBoundingClientRect();
      const places = [...container.querySelectorAll('button')].map((button) =>
        button.getBoundingClientRect(),
      );
      expect(places.length).toBeGreaterThan(3);
      expect(Math.max(...places.map((place) => place.right))).toBeLessThanOrEqual(right);
      expect(Math.min(...places.map((place) => place.left))).toBeGreaterThanOrEqual(left);
    },
  );
});
