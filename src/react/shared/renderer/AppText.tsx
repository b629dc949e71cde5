'use client';

import { useRef, type ReactNode } from 'react';
import type { RenderText, TextMark } from '../../provider/render-text-context.js';
import { MessageText } from '../message-text/MessageText.js';
import { Rendered } from './Rendered.js';
import { SelectionKeeper } from './SelectionKeeper.js';
import { useForeignChanges } from './useForeignChanges.js';

export interface AppTextProps {
  /** The name of the prop that the app uses for the renderer. */
  readonly name: string;
  readonly text: string;
  readonly streaming: boolean;
  readonly marks?: readonly TextMark[] | undefined;
  readonly render: RenderText;
}

/** Renders a text with the app's renderer, or as plain text if the renderer throws. */
export function AppText({ name, text, streaming, marks, render }: AppTextProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const version = useForeignChanges(box, text, streaming);
  return (
    <div ref={box}>
      <SelectionKeeper key={version} root={box}>
        <Rendered
          name={name}
          inputs={[text, streaming, marks]}
          render={() => render(text, streaming, marks)}
          instead={<MessageText text={text} done={!streaming} />}
        />
      </SelectionKeeper>
    </div>
  );
}
