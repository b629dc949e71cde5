'use client';

import type { ReactNode } from 'react';
import type { UserMessage } from '../../../core/index.js';
import { useLabels } from '../../labels/useLabels.js';
import { MessageFile } from './MessageFile.js';

/** The images and files that the user sent. */
export function UserFiles({ message: { files } }: { readonly message: UserMessage }): ReactNode {
  const { you } = useLabels();
  return (
    <div className="persona-parts">
      {files.map((file, index) => (
        <MessageFile
          // The files of a message never change, so the index is a safe key.
          key={index}
          url={file.url}
          mediaType={file.mediaType ?? (file.type === 'image' ? 'image/*' : '')}
          filename={file.type === 'file' ? file.filename : undefined}
          from={you}
        />
      ))}
    </div>
  );
}
