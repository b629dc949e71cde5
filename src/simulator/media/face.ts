import { eyes, mouth, nose, type FacePose } from './face-features.js';
import { hair, shape, skin, type Paint, type Tint } from './paint.js';

/** Draws the persona, 100 units high. In portrait, 80 units fill the width, and more of the body is visible. */
export function drawFace(paint: Paint, width: number, height: number, pose: FacePose, tint: Tint): void {
  background(paint, width, height, tint.room);
  const scale = Math.min(height / 100, width / 80);
  const breath = Math.sin(pose.time * 1.5);
  paint.save();
  paint.translate(width / 2, (height - 100 * scale) / 5);
  paint.scale(scale, scale);
  paint.translate(0, breath * 0.25);
  backHair(paint);
  shoulders(paint, breath, tint.cloth);
  paint.translate(Math.sin(pose.time * 0.6) * 0.7, Math.sin(pose.time * 0.83) * 0.35);
  paint.rotate(Math.sin(pose.time * 0.47) * 0.012);
  neck(paint);
  head(paint);
  eyes(paint, pose);
  nose(paint);
  mouth(paint, pose);
  frontHair(paint);
  paint.restore();
}

function background(paint: Paint, width: number, height: number, [light, base, shade]: Tint['room']): void {
  const glow = paint.createRadialGradient(
    width * 0.5,
    height * 0.38,
    width * 0.05,
    width * 0.5,
    height * 0.5,
    Math.max(width, height) * 0.85,
  );
  glow.addColorStop(0, light);
  glow.addColorStop(0.55, base);
  glow.addColorStop(1, shade);
  paint.fillStyle = glow;
  paint.fillRect(0, 0, width, height);
}

function backHair(paint: Paint): void {
  shape(paint, hair.base, () => {
    paint.moveTo(-21, 84);
    paint.bezierCurveTo(-31, 60, -28, 16, 0, 15);
    paint.bezierCurveTo(28, 16, 31, 60, 21, 84);
    paint.closePath();
  });
}

function shoulders(paint: Paint, breath: number, [light, base, shade]: Tint['cloth']): void {
  const lift = breath * 0.35;
  const fabric = paint.createLinearGradient(-40, 78, 40, 104);
  fabric.addColorStop(0, light);
  fabric.addColorStop(0.5, base);
  fabric.addColorStop(1, shade);
  shape(paint, fabric, () => {
    paint.moveTo(-50, 400);
    paint.lineTo(-46, 104);
    paint.bezierCurveTo(-44, 88 - lift, -28, 84 - lift, -10, 80 - lift);
    paint.lineTo(10, 80 - lift);
    paint.bezierCurveTo(28, 84 - lift, 44, 88 - lift, 46, 104);
    paint.lineTo(50, 400);
    paint.closePath();
  });
}

function neck(paint: Paint): void {
  const tone = paint.createLinearGradient(0, 64, 0, 90);
  tone.addColorStop(0.15, '#b97f5d');
  tone.addColorStop(0.55, skin.base);
  tone.addColorStop(1, skin.light);
  shape(paint, tone, () => {
    paint.moveTo(-8, 62);
    paint.lineTo(-8.6, 79);
    paint.bezierCurveTo(-7, 88, 7, 88, 8.6, 79);
    paint.lineTo(8, 62);
    paint.closePath();
  });
}

function head(paint: Paint): void {
  for (const side of [-1, 1]) {
    shape(paint, skin.base, () => paint.ellipse(side * 18.4, 49, 2.6, 4.6, side * 0.12, 0, Math.PI * 2));
  }
  const tone = paint.createRadialGradient(-5, 38, 4, 0, 46, 30);
  tone.addColorStop(0, skin.light);
  tone.addColorStop(0.7, skin.base);
  tone.addColorStop(1, skin.shade);
  shape(paint, tone, () => {
    paint.moveTo(-18, 42);
    paint.bezierCurveTo(-19, 22, 19, 22, 18, 42);
    paint.bezierCurveTo(18.5, 58, 11, 70, 0, 71);
    paint.bezierCurveTo(-11, 70, -18.5, 58, -18, 42);
  });
  for (const side of [-1, 1]) {
    const blush = paint.createRadialGradient(side * 10.8, 54.6, 0.2, side * 10.8, 54.6, 5);
    blush.addColorStop(0, 'rgba(214, 104, 88, 0.34)');
    blush.addColorStop(1, 'rgba(214, 104, 88, 0)');
    shape(paint, blush, () => paint.ellipse(side * 10.8, 54.6, 5, 3.6, 0, 0, Math.PI * 2));
  }
}

function frontHair(paint: Paint): void {
  const sheen = paint.createLinearGradient(-20, 18, 18, 44);
  sheen.addColorStop(0, hair.base);
  sheen.addColorStop(0.45, hair.light);
  sheen.addColorStop(1, hair.base);
  shape(paint, sheen, () => {
    paint.moveTo(-20.5, 56);
    paint.bezierCurveTo(-24, 30, -16, 15, 2, 15.5);
    paint.bezierCurveTo(19, 16, 24, 32, 20.5, 56);
    paint.bezierCurveTo(19.5, 44, 17, 35, 7, 29);
    paint.bezierCurveTo(2, 35, -14, 36, -17, 41);
    paint.bezierCurveTo(-19, 46, -19.5, 50, -20.5, 56);
  });
}
