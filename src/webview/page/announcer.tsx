/** Words for screen readers, spoken when they change and seen by nobody. */
export function Announcer({ text }: { text: string }) {
  return (
    <p class="unseen" role="status" aria-live="polite">
      {text}
    </p>
  );
}
