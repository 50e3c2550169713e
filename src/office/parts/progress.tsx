/** How far something is, 0 to 1. */
export function Progress({ label, share }: { label: string; share: number }) {
  return (
    <div class="progress">
      <p>{label}</p>
      <progress aria-label={label} max={1} value={share} />
    </div>
  );
}
