/**
 * The browser's `MediaStream`, named without the DOM library: core compiles without it, and an app that has it sees
 * the real type.
 */
export type PersonaMediaStream = typeof globalThis extends { MediaStream: { prototype: infer Stream } }
  ? Stream
  : { readonly id: string };
