import { afterEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import 'anam-react/styles.css';
import { fixturePersona } from '../../testing/fixture-persona.js';
import { sessions } from '../../testing/fixture-state.js';
import { PersonaProvider } from '../../provider/PersonaProvider.js';
import { Stage } from './Stage.js';
import { stageShape } from './stage-shape.js';

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

/** A stream of frames of this size. */
function streamOf(width: number, height: number): MediaStream {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const paint = canvas.getContext('2d');
  const draw = () => paint?.fillRect(0, 0, width, height);
  draw();
  const timer = setInterval(draw, 40);
  const stream = canvas.captureStream(25);
  stops.push(() => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
  });
  return stream;
}

async function show(style: React.CSSProperties, stageStyle: React.CSSProperties = {}) {
  const persona = fixturePersona({ session: sessions.connecting });
  const { container } = await render(
    <PersonaProvider persona={persona}>
      <div style={style}>
        <Stage showAdvice={false} style={stageStyle} />
      </div>
    </PersonaProvider>,
  );
  const stage = container.querySelector<HTMLElement>('.persona-stage')!;
  const play = async (width: number, height: number) => {
    persona.set({ session: sessions.live, media: streamOf(width, height) });
    await vi.waitFor(() => {
      const { videoWidth } = stage.querySelector('video')!;
      expect([videoWidth, stage.hasAttribute('data-picture')]).toEqual([width, true]);
    });
  };
  const fit = () => getComputedStyle(stage.querySelector('video')!).objectFit;
  const ratio = () => stage.clientWidth / stage.clientHeight;
  return { stage, play, fit, ratio, persona };
}

describe('a portrait picture', () => {
  it('gives the stage its own ratio before it is shown, and a later landscape one takes it back', async () => {
    const { stage, play, fit, ratio, persona } = await show({ inlineSize: 300 });
    expect(ratio()).toBeCloseTo(4 / 3, 1);
    const ratios: number[] = [];
    new MutationObserver(() => ratios.push(ratio())).observe(stage, { attributeFilter: ['data-picture'] });
    await play(384, 576);
    expect(ratio()).toBeCloseTo(2 / 3, 1);
    expect(fit()).toBe('cover');
    // When the picture appears, the stage already has its shape.
    expect(ratios[0]).toBeCloseTo(2 / 3, 1);
    persona.set({ session: sessions.stopped, media: null });
    await vi.waitFor(() => expect(stage.hasAttribute('data-picture')).toBe(false));
    expect(ratio()).toBeCloseTo(2 / 3, 1);
    await play(576, 384);
    await vi.waitFor(() => expect(ratio()).toBeCloseTo(4 / 3, 1));
  });

  it('is shown whole in a box that a layout makes much wider, and fills a box of its shape', async () => {
    const { stage, play, fit } = await show({ inlineSize: 600 }, { aspectRatio: '2' });
    await play(384, 576);
    await vi.waitFor(() => expect(fit()).toBe('contain'));
    expect(stage.style.aspectRatio).toBe('2 / 1');
    stage.parentElement!.style.inlineSize = '300px';
    stage.style.blockSize = '450px';
    await vi.waitFor(() => expect(fit()).toBe('cover'));
  });

  it('leaves a landscape picture as it was', async () => {
    const { stage, play, fit } = await show({ inlineSize: 300 });
    await play(576, 384);
    expect([stage.style.aspectRatio, fit()]).toEqual(['', 'cover']);
  });
});

describe('the shape of the stage', () => {
  it('is that of its box', async () => {
    const { stage } = await show({ inlineSize: 300 });
    expect(stageShape()).toBe('landscape');
    stage.style.aspectRatio = '2 / 3';
    expect(stageShape()).toBe('portrait');
  });

  it('is that of the stage that connects, not of another one', async () => {
    await render(
      <>
        <PersonaProvider persona={fixturePersona()}>
          <Stage style={{ inlineSize: 300, aspectRatio: '2 / 1' }} />
        </PersonaProvider>
        <PersonaProvider persona={fixturePersona({ session: sessions.connecting })}>
          <Stage style={{ inlineSize: 200, aspectRatio: '1 / 2' }} />
        </PersonaProvider>
      </>,
    );
    expect(stageShape()).toBe('portrait');
  });

  it('is that of the window without a visible stage', async () => {
    await show({ display: 'none' });
    expect(stageShape()).toBe(innerHeight > innerWidth ? 'portrait' : 'landscape');
  });
});
