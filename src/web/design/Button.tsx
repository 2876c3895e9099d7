import type { ComponentProps } from "react"
import { classNames } from "./class-names.ts"

/** `primary` once a view; `quiet` without a frame; `danger` for what cannot be undone. */
export type ButtonKind = "plain" | "primary" | "quiet" | "danger"

interface Props extends ComponentProps<"button"> {
  readonly kind?: ButtonKind
  /** While it is being done: the button keeps its place and takes no second click. */
  readonly busy?: boolean
}

/** An action. Its words are a verb. */
export function Button({ kind = "plain", busy = false, className, onClick, type, ...rest }: Props) {
  return (
    <button
      type={type ?? "button"}
      className={classNames("button", kind, busy && "busy", className)}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
      {...rest}
    />
  )
}
