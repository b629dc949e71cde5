import type { ChatLayout } from 'anam-react';

/** A part of a thumbnail, which is 48 by 32: `[x, y, width, height]`. */
export type Box = readonly [number, number, number, number];

interface Layout {
  readonly name: string;
  readonly about: string;
  /** The layout of `PersonaChat`. */
  readonly chat: ChatLayout;
  /** The positions of the persona and of the text. */
  readonly persona: readonly Box[];
  readonly words: readonly Box[];
}

export const layouts = {
  chat: {
    name: 'Chat',
    about: 'Picture and conversation side by side, or stacked on a phone.',
    chat: 'full',
    persona: [[3, 3, 24, 26]],
    words: [
      [31, 5, 14, 4],
      [31, 12, 10, 4],
      [31, 25, 14, 4],
    ],
  },
  call: {
    name: 'Call',
    about: 'The picture alone, with captions.',
    chat: 'call',
    persona: [[3, 3, 42, 26]],
    words: [[13, 23, 22, 3]],
  },
  panel: {
    name: 'Panel',
    about: 'Docked at the side of your page.',
    chat: 'panel',
    persona: [[30, 3, 15, 11]],
    words: [
      [32, 17, 11, 3],
      [32, 25, 11, 3],
    ],
  },
  voice: {
    name: 'Voice only',
    about: 'An orb that moves with the voice, instead of a picture.',
    chat: 'voice',
    persona: [[16, 8, 16, 16]],
    words: [],
  },
  text: {
    name: 'Text first',
    about: 'The conversation, with a small picture above it.',
    chat: 'text',
    persona: [[3, 3, 15, 9]],
    words: [
      [3, 15, 42, 3],
      [3, 20, 30, 3],
      [3, 26, 42, 3],
    ],
  },
  launcher: {
    name: 'Launcher',
    about: 'A button in the corner of your page that opens the chat.',
    chat: 'full',
    persona: [[34, 22, 11, 7]],
    words: [],
  },
  thoughts: {
    name: 'Thoughts',
    about: 'The reasoning viewer beside a chat: live, searchable, exportable.',
    chat: 'full',
    persona: [[3, 3, 18, 12]],
    words: [
      [25, 4, 20, 6],
      [25, 13, 20, 6],
      [25, 22, 20, 6],
    ],
  },
} as const satisfies Record<string, Layout>;

export type LayoutId = keyof typeof layouts;

export const layoutIds = Object.keys(layouts) as LayoutId[];
