import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "@/lib/class-names";
import { AppLink, type AppLinkProps } from "./app-link";

/** One filled button on a screen, for the one thing expected of this person now; the others are secondary or quiet. */
export type ButtonLook = "primary" | "secondary" | "quiet";
export type ButtonSize = "small" | "medium" | "large";

const looks: Record<ButtonLook, string> = {
  primary: "border-accent bg-accent text-accent-on hover:border-accent-hover hover:bg-accent-hover",
  secondary: "border-line-strong bg-surface text-ink hover:bg-sunken",
  quiet: "border-transparent text-accent hover:bg-accent-soft",
};

const sizes: Record<ButtonSize, string> = {
  small:
    "min-h-7 px-2.5 text-meta max-tablet:min-h-control max-tablet:text-body pointer-coarse:min-h-control",
  medium: "min-h-control px-3 pointer-coarse:min-h-11",
  large: "min-h-field px-5 pointer-coarse:min-h-11 max-tablet:min-h-14 max-tablet:text-lead",
};

/** The classes of a button, for the rare element that must look like one and is neither button nor link. */
export function buttonClasses(look: ButtonLook = "secondary", size: ButtonSize = "medium"): string {
  return classNames(
    "inline-flex max-w-full shrink-0 cursor-pointer items-center justify-center gap-1.5 rounded-panel border py-0.5 text-center leading-tight font-medium no-underline transition-colors print:hidden [&_svg]:size-4 [&_svg]:shrink-0",
    looks[look],
    sizes[size],
    look === "quiet" && size !== "large" && "px-2",
  );
}

type ButtonProps = Omit<ComponentProps<"button">, "disabled" | "aria-disabled" | "aria-busy"> &
  Readonly<{
    look?: ButtonLook;
    size?: ButtonSize;
    /** What it does is under way: the words stay, a line runs below them, a second press does nothing. */
    busy?: boolean;
    /** Why it cannot be pressed now. It stays reachable, and the reason stands beside it. */
    unavailable?: ReactNode;
  }>;

/** A button that says what it does. */
export function Button({
  look = "secondary",
  size = "medium",
  type = "button",
  busy = false,
  unavailable,
  className,
  ...rest
}: ButtonProps) {
  const reasonId = useId();
  if (unavailable !== undefined && unavailable !== null) {
    // Of type "button" and without its acts, so that pressing it neither sends the form nor does anything else.
    return (
      <span
        className={classNames("inline-flex max-w-full flex-wrap items-center gap-x-3 gap-y-1", className)}
      >
        <button
          type="button"
          aria-disabled="true"
          aria-describedby={reasonId}
          className={classNames(
            buttonClasses("secondary", size),
            "cursor-not-allowed! border-line! bg-sunken! text-ink-3!",
          )}
        >
          {rest.children}
        </button>
        <span id={reasonId} className="text-ink-2">
          {unavailable}
        </span>
      </span>
    );
  }
  return (
    <button
      type={type}
      {...(busy && { "aria-busy": true, "aria-disabled": true })}
      className={classNames(buttonClasses(look, size), busy && "running-line cursor-progress!", className)}
      {...rest}
    />
  );
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({
  look = "secondary",
  size = "medium",
  className,
  ...rest
}: AppLinkProps & Readonly<{ look?: ButtonLook; size?: ButtonSize }>) {
  return <AppLink className={classNames(buttonClasses(look, size), className)} {...rest} />;
}
