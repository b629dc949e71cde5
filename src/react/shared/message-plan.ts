import type { ComponentType, ReactNode } from 'react';
import type { DataPart, FilePart, PersonaMessage, ToolCall } from '../../core/index.js';
import type { TextMark } from '../provider/render-text-context.js';

/** A part of the text between two components. */
export interface TextSpan {
  readonly from: number;
  readonly to: number;
  /** Where the next text begins; infinite if none does. */
  readonly until: number;
}

/** What stands at one place of the text, and the text behind it. */
export interface Insert {
  /** The id of the first of them. */
  readonly id: string;
  readonly calls: readonly ToolCall[];
  readonly parts: readonly (FilePart | DataPart)[];
  /** `null` while there is none. */
  readonly text: TextSpan | null;
}

export interface MarkedTextProps {
  readonly text: string;
  /** How much of it was heard, in characters. */
  readonly heard: number;
  /** Shows what stands between the heard and the unheard. */
  readonly cut: ReactNode;
  readonly struck: boolean;
  readonly marks: readonly TextMark[];
}

/** Where everything of an answer stands. */
export interface MessagePlan {
  /** The text before the first component; `null` if one comes first. */
  readonly text: TextSpan | null;
  readonly inserts: readonly Insert[];
  /** The numbers of the sources. */
  readonly marks: readonly TextMark[];
  /** Shows a text with them, where the app has no renderer. */
  readonly MarkedText: ComponentType<MarkedTextProps>;
}

export type PlanMessage = (message: PersonaMessage, calls: readonly ToolCall[]) => MessagePlan;
