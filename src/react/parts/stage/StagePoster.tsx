import type { ReactNode } from 'react';

/** Below the picture; decoration, as the view over it says in words what there is to do. */
export function StagePoster({ poster }: { readonly poster: ReactNode }): ReactNode {
  return (
    <div className="persona-stage-poster" aria-hidden="true">
      {typeof poster === 'string' ? <img src={poster} alt="" /> : poster}
    </div>
  );
}
