'use client';

import { useRef, type ReactNode } from 'react';
import type { RenderText, TextMark } from '../../provider/render-text-context.js';
import { MessageText } from '../message-text/MessageText.js';
import { Rendered } from './Rendered.js';
import { SelectionKeeper } from './SelectionKeeper.js';
import { useForeignChanges } from './useForeignChanges.js';

export interface AppTextProps {
  /** As the app knows the renderer: the name of the prop. */
  readonly name: string;
  readonly text: string;
  readonly streaming: boolean;
  readonly marks?: readonly TextMark[] | undefined;
  readonly render: RenderText;
}

/** A text as the app shows it; as plain text where that throws. */
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
