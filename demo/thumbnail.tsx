import type { Box } from './layouts.js';

interface ThumbnailProps {
  readonly persona: readonly Box[];
  readonly words: readonly Box[];
}

/** A thumbnail of a layout. */
export function Thumbnail({ persona, words }: ThumbnailProps) {
  return (
    <svg viewBox="0 0 48 32" className="demo-thumbnail" aria-hidden="true">
      {persona.map((box) => (
        <Rectangle key={box.join()} box={box} kind="persona" />
      ))}
      {words.map((box) => (
        <Rectangle key={box.join()} box={box} kind="words" />
      ))}
    </svg>
  );
}

function Rectangle({ box: [x, y, width, height], kind }: { readonly box: Box; readonly kind: string }) {
  const radius = width === height ? width / 2 : Math.min(2.5, height / 2);
  return <rect data-kind={kind} x={x} y={y} width={width} height={height} rx={radius} />;
}
