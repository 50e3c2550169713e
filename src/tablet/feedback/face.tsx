const INK = { fill: 'none', stroke: 'currentColor', 'stroke-width': 3.4, 'stroke-linecap': 'round' as const };

// One family: the same head and eyes, only mouth and brows differ. Sad, never angry. Drawn on 64 × 64.
const mouths: Record<string, string> = {
  'very-good': 'M17 37h30a15 13 0 0 1-30 0z',
  good: 'M19 39q13 11 26 0',
  middle: 'M20 43h24',
  poor: 'M19 47q13-10 26 0',
  'very-poor': 'M19 49q13-14 26 0',
};

const byScale: Record<4 | 5, string[]> = {
  5: ['very-poor', 'poor', 'middle', 'good', 'very-good'],
  4: ['very-poor', 'poor', 'good', 'very-good'],
};

export function Face({ scale, score }: { scale: 4 | 5; score: number }) {
  const kind = byScale[scale][score - 1] ?? 'middle';
  return (
    <svg class="face" viewBox="0 0 64 64" aria-hidden="true">
      <circle class="face-head" cx="32" cy="32" r="29.5" stroke="currentColor" stroke-width="3" />
      <circle cx="22.5" cy="26" r="3.6" />
      <circle cx="41.5" cy="26" r="3.6" />
      {kind === 'very-poor' && <path d="M15 20l9-4M49 20l-9-4" {...INK} stroke-width={3} />}
      {kind === 'very-good' ? (
        <path class="face-smile" d={mouths[kind]} stroke="currentColor" stroke-width="3.2" stroke-linejoin="round" />
      ) : (
        <path d={mouths[kind]} {...INK} />
      )}
    </svg>
  );
}
