'use client';

import { useContext, type ReactNode } from 'react';
import { ReasoningSettingsContext } from '../provider/reasoning-settings-context.js';
import { MessageText } from './message-text/MessageText.js';

interface ThoughtTextProps {
  /** Redacted already. */
  readonly text: string;
  readonly streaming: boolean;
}

/** As the app wants it shown, else as plain text. */
export function ThoughtText({ text, streaming }: ThoughtTextProps): ReactNode {
  const { render } = useContext(ReasoningSettingsContext);
  return render ? render(text, streaming) : <MessageText text={text} />;
}
