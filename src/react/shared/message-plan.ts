import type { ComponentType, ReactNode } from 'react';
import type { DataPart, FilePart, PersonaMessage, ToolCall } from '../../core/index.js';
import type { TextMark } from '../provider/render-text-context.js';

/** A part of the text between two components. */
export interface TextSpan {
  readonly from: number;
  readonly to: number;
  /** Where the next part begins; `Infinity` for the last part. */
  readonly until: number;
}

/** The components at one position of the text, and the text after them. */
export interface Insert {
  /** The id of the first component. */
  readonly id: string;
  readonly calls: readonly ToolCall[];
  readonly parts: readonly (FilePart | DataPart)[];
  /** `null` if there is no text yet. */
  readonly text: TextSpan | null;
}

export interface MarkedTextProps {
  readonly text: string;
  /** The length of the heard part, in characters. */
  readonly heard: number;
  /** Renders the mark between heard and unheard text. */
  readonly cut: ReactNode;
  readonly marks: readonly TextMark[];
}

/** The position of every component and source in an answer. */
export interface MessagePlan {
  /** The text before the first component; `null` if a component comes first. */
  readonly text: TextSpan | null;
  readonly inserts: readonly Insert[];
  /** The numbers of the sources. */
  readonly marks: readonly TextMark[];
  /** Renders a text with the source numbers, if the app has no renderer. */
  readonly MarkedText: ComponentType<MarkedTextProps>;
}

export type PlanMessage = (message: PersonaMessage, calls: readonly ToolCall[]) => MessagePlan;
