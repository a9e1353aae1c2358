/** The tick of a marked square. Decorative: a word says the same. */
export function Tick() {
  return (
    <svg class="tick" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="11" />
      <path d="M6.5 12.5l3.7 3.7L17.5 8.5" />
    </svg>
  );
}
