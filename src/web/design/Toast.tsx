import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react"
import { usePreferences } from "../text/preferences.tsx"
import { useText } from "../text/use-text.ts"
import { Anchor } from "./Anchor.tsx"
import { Button } from "./Button.tsx"
import { text } from "./text.ts"

interface Note {
  readonly text: string
  /** Takes back what was done; offered as long as the note stays. */
  readonly undo?: () => void
  /** Where what is left to do is done. */
  readonly next?: { readonly text: string; readonly href: string }
}

type Tell = (note: Note) => void

const Context = createContext<Tell | undefined>(undefined)

/** Notes about what was done stand at the foot of the screen for a while, with the way back. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const { elder } = usePreferences()
  const [note, setNote] = useState<(Note & { readonly id: number }) | undefined>(undefined)
  const [held, setHeld] = useState(false)
  const next = useRef(0)
  const tell = useCallback<Tell>((said) => {
    next.current += 1
    setNote({ ...said, id: next.current })
  }, [])
  useEffect(() => {
    if (!note || held) return
    const timer = setTimeout(() => setNote(undefined), elder ? 30_000 : 12_000)
    return () => clearTimeout(timer)
  }, [note, held, elder])
  return (
    <Context.Provider value={tell}>
      {children}
      <div
        className="toasts"
        role="status"
        onMouseEnter={() => setHeld(true)}
        onMouseLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
      >
        {note && <Shown key={note.id} note={note} onGone={() => setNote(undefined)} />}
      </div>
    </Context.Provider>
  )
}

function Shown({ note, onGone }: { readonly note: Note; readonly onGone: () => void }) {
  const { t } = useText()
  const takeBack = () => {
    onGone()
    note.undo?.()
  }
  return (
    <div className="toast">
      <span>{note.text}</span>
      {note.next && (
        <Anchor className="button" href={note.next.href} onClick={onGone}>
          {note.next.text}
        </Anchor>
      )}
      {note.undo && <Button onClick={takeBack}>{t(text.undo)}</Button>}
      <button type="button" className="button quiet icon" onClick={onGone}>
        <span aria-hidden="true">×</span>
        <span className="unseen">{t(text.close)}</span>
      </button>
    </div>
  )
}

/** Tells what was done: `tell({ text: "…", undo: () => … })`. */
export function useToast(): Tell {
  const tell = useContext(Context)
  if (!tell) throw new Error("there is nobody to tell")
  return tell
}
