import { type ReactNode, useEffect, useId, useRef } from "react"
import { useText } from "../text/use-text.ts"
import { text } from "./text.ts"

interface Props {
  readonly title: string
  /** Escape, the cross, or a press that begins and ends beside it. */
  readonly onClose: () => void
  /** Buttons at its foot, the primary one last. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A dialog over the page. It is open as long as it is rendered; afterwards the focus goes back. */
export function Dialog({ title, onClose, actions, children }: Props) {
  const { t } = useText()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  // A text selection that is dragged out of it, or a press that slips into it, does not close it.
  const beside = useRef({ began: false, ended: false })
  const isBeside = (target: EventTarget) => target === dialog.current
  useEffect(() => {
    const before = document.activeElement
    const element = dialog.current
    element?.showModal()
    return () => {
      element?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it by the keyboard.
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onPointerDown={(event) => {
        beside.current = { began: isBeside(event.target), ended: false }
      }}
      onPointerUp={(event) => {
        beside.current.ended = isBeside(event.target)
      }}
      onClick={() => {
        const { began, ended } = beside.current
        beside.current = { began: false, ended: false }
        if (began && ended) onClose()
      }}
    >
      <div className="dialog-inner">
        <header className="dialog-head">
          <h2 id={id}>{title}</h2>
          <button type="button" className="button quiet icon" onClick={onClose}>
            <span aria-hidden="true">×</span>
            <span className="unseen">{t(text.close)}</span>
          </button>
        </header>
        {children}
        {actions && <footer className="dialog-actions">{actions}</footer>}
      </div>
    </dialog>
  )
}
