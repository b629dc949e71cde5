export type Paint = CanvasRenderingContext2D;

export const skin = { light: '#f2c9a8', base: '#e5b08b', shade: '#c98d69' };
export const hair = { base: '#3b2a2a', light: '#5d4240' };

/**
 * The colours that distinguish two personas: the clothes have the hue, and the room behind the persona has the opposite
 * hue.
 */
export interface Tint {
  readonly cloth: readonly [light: string, base: string, shade: string];
  readonly room: readonly [light: string, base: string, shade: string];
}

/** Returns the colours for a hue. @param hue in degrees */
export const tintOf = (hue: number): Tint => ({
  cloth: [`hsl(${hue} 38% 40%)`, `hsl(${hue} 42% 32%)`, `hsl(${hue} 42% 24%)`],
  room: [`hsl(${hue + 76} 45% 92%)`, `hsl(${hue + 50} 38% 84%)`, `hsl(${hue + 43} 33% 67%)`],
});

export function shape(paint: Paint, fill: string | CanvasGradient, path: () => void): void {
  paint.beginPath();
  path();
  paint.fillStyle = fill;
  paint.fill();
}

export function stroke(paint: Paint, color: string, width: number, path: () => void): void {
  paint.beginPath();
  path();
  paint.strokeStyle = color;
  paint.lineWidth = width;
  paint.lineCap = 'round';
  paint.lineJoin = 'round';
  paint.stroke();
}
