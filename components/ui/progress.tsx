import { classNames } from "@/lib/class-names";

/** How far something has come, in the browser's own element; without a value it is under way, no one knows how far. */
export function Progress({
  label,
  value,
  max = 100,
  className,
}: Readonly<{ label: string; value?: number | undefined; max?: number; className?: string }>) {
  return (
    <progress
      aria-label={label}
      {...(value !== undefined && { value })}
      max={max}
      className={classNames(
        "block h-1.5 w-full appearance-none overflow-hidden rounded-full border border-line-strong bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent",
        className,
      )}
    />
  );
}
