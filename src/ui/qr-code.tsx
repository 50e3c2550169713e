import { useMemo } from 'preact/hooks';
import { encode } from 'uqr';
import './qr-code.css';

/** Modules that must stay white around a code (ISO/IEC 18004). */
const QUIET = 4;

/** A text as a code for a camera; `name` is what a screen reader hears. */
export function QrCode({ text, name }: { text: string; name: string }) {
  const { path, size } = useMemo(() => drawn(text), [text]);
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={name} shape-rendering="crispEdges">
      <title>{name}</title>
      <path class="qr-paper" d={`M0 0h${size}v${size}h-${size}z`} />
      <path d={path} />
    </svg>
  );
}

/** Dark modules side by side are one stroke of the path. */
function drawn(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  let path = '';
  for (const [y, row] of data.entries()) {
    for (let x = 0; x < size; x += 1) {
      const start = x;
      while (row[x]) x += 1;
      if (x > start) path += `M${start} ${y}h${x - start}v1h-${x - start}z`;
    }
  }
  return { path, size };
}
