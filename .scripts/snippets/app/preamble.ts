// Declares what the snippets use from the reader's app but do not show. Names from the package are not here: a complete
// snippet imports them, and a fragment gets them from compile-snippets.mjs.
import type { AnamClient } from '@anam-ai/js-sdk';
import type { Persona, PersonaMessage, TurnTimeline } from 'anam-react';
import type { LlmAdapter, LlmRequest } from 'anam-react/llm';
import type { AnamApi, SessionHandlerOptions } from 'anam-react/server';
import type { ReactNode } from 'react';

export { lazy, Suspense, useRef, useState, useSyncExternalStore } from 'react';
export { AnamEvent } from '@anam-ai/js-sdk';
export { getWeather } from './tools.js';

/* the page */
export declare const adapter: LlmAdapter;
export declare const llm: { readonly client: LlmAdapter };
export declare const options: { readonly session: string; readonly llm: { readonly client: LlmAdapter } };
export declare const persona: Persona;
export declare const client: AnamClient;
export declare const message: PersonaMessage;
export declare const timeline: TurnTimeline;
export declare const turnId: string;
export declare const started: boolean;
export declare const start: () => void;
export declare const dataUrl: string;
export declare const report: (...values: readonly unknown[]) => void;
export declare const showBusy: (sentence: string) => void;
export declare const getAccessToken: () => Promise<string>;
export declare const fetchToken: (mode: 'client' | 'server', signal?: AbortSignal) => Promise<string>;
export declare const ContactForm: () => ReactNode;

/* the server */
export declare const apiKey: string;
export declare const secret: string;
export declare const avatarId: string;
export declare const voiceId: string;
export declare const currentUser: (request: Request) => Promise<{ readonly id: string } | null>;
export declare const authorize: (request: Request) => Promise<boolean>;
export declare const userIdOf: (request: Request) => Promise<string>;
export declare const mintLiveKitToken: (userId: string) => Promise<string>;
export declare const anam: AnamApi;
/** With the reader's `apiKey`, `persona` and `authorize`. */
export declare const sessionOptions: SessionHandlerOptions;

/* either */
export declare const myModel: (
  messages: LlmRequest['messages'],
  signal?: AbortSignal,
) => AsyncIterable<string>;
export declare const fetchWeather: (city: string) => Promise<{ city: string; celsius: number }>;
export declare const Forecast: (props: { readonly city: string; readonly celsius: number }) => ReactNode;
