/** Says that what was shown of a change is not what would be done any more. */
export function StaleNote({ stale }: Readonly<{ stale: boolean }>) {
  if (!stale) return null;
  return (
    <p role="status" className="text-ink-2">
      You typed on since it was shown. See again what would change.
    </p>
  );
}
