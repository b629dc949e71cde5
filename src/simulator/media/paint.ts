export type Paint = CanvasRenderingContext2D;

export const skin = { light: '#f2c9a8', base: '#e5b08b', shade: '#c98d69' };
export const hair = { base: '#3b2a2a', light: '#5d4240' };
export const cloth = { base: '#2f6f73', light: '#3f8b8d', shade: '#235558' };

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
