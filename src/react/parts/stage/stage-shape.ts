import type { PictureShape } from '../../../core/index.js';

interface Box {
  readonly width: number;
  readonly height: number;
}

/**
 * Returns the shape of the stage that is starting: `portrait` if it is higher than wide, as on a phone in a chat that
 * fills the screen. Pass it as `session.shape`. If several stages are on the page, the stage that is connecting counts,
 * then the one with the focus, then the first one. Without a visible stage, the window counts.
 *
 * @example <PersonaChat llm={llm} session={{ url: '/api/persona/session', shape: stageShape }} />;
 */
export function stageShape(): PictureShape {
  const { width, height } = stageBox() ?? { width: innerWidth, height: innerHeight };
  return height > width ? 'portrait' : 'landscape';
}

function stageBox(): Box | undefined {
  const stages = [...document.querySelectorAll<HTMLElement>('.persona-stage')].filter(
    ({ offsetWidth, offsetHeight }) => offsetWidth > 0 && offsetHeight > 0,
  );
  const stage =
    stages.find(({ dataset }) => dataset['activity'] === 'connecting') ??
    stages.find((one) => one.contains(document.activeElement)) ??
    stages[0];
  return stage?.getBoundingClientRect();
}
