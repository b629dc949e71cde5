import type { FacePose } from './media/face-features.js';
import type { Paint } from './media/paint.js';

type Mouth = Pick<FacePose, 'smile' | 'brows'> & { readonly opens: number };

const glad: Mouth = { smile: 1, brows: 0.3, opens: 0 };
const sorry: Mouth = { smile: -1, brows: 0, opens: 0 };
const curious: Mouth = { smile: 0, brows: 1, opens: 0.35 };

/** The cues that Anam's engine knows, and how the face shows each. */
const mouths: Readonly<Record<string, Mouth>> = {
  happy: glad,
  warm: { ...glad, smile: 0.6 },
  playful: { ...glad, brows: 1 },
  laughter: { ...glad, opens: 0.6 },
  supportive: { ...glad, smile: 0.4 },
  curious,
  surprised: { ...curious, opens: 0.8 },
  concerned: { ...sorry, smile: -0.6 },
  sad: sorry,
  angry: { ...sorry, brows: -1 },
  distressed: { ...sorry, opens: 0.4 },
};

/** How the face shows a cue. */
export interface Expression {
  /** Changes a pose. The rest of the face moves as before. */
  readonly pose: (pose: FacePose) => FacePose;
  /** Writes the name of the cue below the face. */
  readonly draw: (paint: Paint, width: number, height: number) => void;
}

/** Returns how the face shows a cue, or `null` for a cue that the engine does not know. */
export function expressionOf(tag: unknown): Expression | null {
  const mouth = typeof tag === 'string' && Object.hasOwn(mouths, tag) ? mouths[tag] : undefined;
  return mouth
    ? {
        pose: (pose) => shown(pose, mouth),
        draw: (paint, width, height) => drawName(paint, width, height, String(tag)),
      }
    : null;
}

function shown(pose: FacePose, mouth: Mouth): FacePose {
  const isSurprised = mouth.opens > pose.mouthOpen;
  return {
    ...pose,
    smile: mouth.smile ?? 0,
    brows: pose.brows + mouth.brows,
    ...(isSurprised && { mouthOpen: mouth.opens, mouthWide: mouth.smile === 0 ? 0 : pose.mouthWide }),
  };
}

function drawName(paint: Paint, width: number, height: number, tag: string): void {
  paint.font = `600 ${Math.round(height / 18)}px sans-serif`;
  paint.textAlign = 'center';
  paint.fillStyle = '#fff';
  paint.strokeStyle = '#1d2730';
  paint.lineWidth = height / 120;
  paint.strokeText(tag, width / 2, height * 0.95);
  paint.fillText(tag, width / 2, height * 0.95);
}
