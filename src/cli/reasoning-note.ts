import type { SpecId } from '../llm/conformance/index.js';

const page = 'https://anam.ai/docs/personas/llms/custom-llms';
const passedOn = `Reasoning: in server mode, Anam can send reasoning from this format to the page. Anam recommends the Groq format for this (${page}).`;

/** What Anam's documentation says about reasoning in server mode, by the endpoint's format. */
const notes: Readonly<Record<SpecId, string>> = {
  openai: passedOn,
  azure: passedOn,
  groq: `Reasoning: Anam recommends this format for reasoning in server mode (${page}).`,
  gemini: `Reasoning: in server mode, no reasoning reaches the page from this format; only from openai, azure and groq. Anam recommends groq (${page}).`,
};

export const reasoningNote = (spec: SpecId): string => notes[spec];
