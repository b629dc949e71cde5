import { useEffect } from 'react';
import type { FixturePersona } from './fixture-persona.js';

/** Gives a live persona a picture, if it has none. */
export function usePortrait(persona: FixturePersona): void {
  useEffect(() => {
    const { session, media } = persona.store.getState();
    const isLive = session.status === 'live' || session.status === 'reconnecting';
    if (isLive && media === null) persona.set({ media: portraitStream() });
  }, [persona]);
}

/** A still picture as a live stream, used as a persona's video. */
export function portraitStream(): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = 720;
  canvas.height = 480;
  const context = canvas.getContext('2d');
  if (context) drawPortrait(context, canvas.width, canvas.height);
  return canvas.captureStream(5);
}

function drawPortrait(context: CanvasRenderingContext2D, width: number, height: number): void {
  const room = context.createLinearGradient(0, 0, width, height);
  room.addColorStop(0, '#d9cbb8');
  room.addColorStop(1, '#8a9a9c');
  context.fillStyle = room;
  context.fillRect(0, 0, width, height);
  context.filter = 'blur(14px)';
  disc(context, '#f4e3c4', width * 0.8, height * 0.25, 70, 70);
  context.filter = 'none';
  disc(context, '#27414a', width / 2, height * 1.08, 190, 190);
  context.fillStyle = '#c98f6d';
  context.fillRect(width / 2 - 34, height * 0.58, 68, 90);
  disc(context, '#3a2a24', width / 2, height * 0.36, 104, 112);
  disc(context, '#d8a17e', width / 2, height * 0.42, 82, 104);
  disc(context, '#3a2a24', width / 2, height * 0.24, 86, 42);
  for (const side of [-1, 1]) disc(context, '#2b211d', width / 2 + side * 32, height * 0.4, 8, 7);
  disc(context, '#a1554b', width / 2, height * 0.53, 26, 8);
}

function disc(
  context: CanvasRenderingContext2D,
  colour: string,
  x: number,
  y: number,
  rx: number,
  ry: number,
) {
  context.fillStyle = colour;
  context.beginPath();
  context.ellipse(x, y, rx, ry, 0, 0, 2 * Math.PI);
  context.fill();
}
