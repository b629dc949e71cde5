'use client';

import { useRef, type ReactNode } from 'react';
import { MessageText } from '../message-text/MessageText.js';
import { Rendered } from './Rendered.js';
import { SelectionKeeper } from './SelectionKeeper.js';
import { useForeignChanges } from './useForeignChanges.js';

export interface AppTextProps {
  /** As the app knows the renderer: the name of the prop. */
  readonly name: string;
  readonly text: string;
  readonly streaming: boolean;
  readonly render: (text: string, streaming: boolean) => ReactNode;
}

/** A text as the app shows it; as plain text where that throws. */
export function AppText({ name, text, streaming, render }: AppTextProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const version = useForeignChanges(box, text, streaming);
  return (
    <div ref={box}>
      <SelectionKeeper key={version} root={box}>
        <Rendered
          name={name}
          inputs={[text, streaming]}
          render={() => render(text, streaming)}
          instead={<MessageText text={text} done={!streaming} />}
        />
      </SelectionKeeper>
    </div>
  );
}
