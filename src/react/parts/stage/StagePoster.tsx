import type { ReactNode } from 'react';

/** The poster behind the video. Decorative, because the view over it has the text. */
export function StagePoster({ poster }: { readonly poster: ReactNode }): ReactNode {
  return (
    <div className="persona-stage-poster" aria-hidden="true">
      {typeof poster === 'string' ? <img src={poster} alt="" /> : poster}
    </div>
  );
}
