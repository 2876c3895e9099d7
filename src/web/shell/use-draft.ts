import { useEffect, useState } from "react"
import { fitsDraft } from "./fits-draft.ts"
import { dropDraft, readDraft, storeDraft } from "./kept-drafts.ts"
import { useSession } from "./session.ts"

/** Something being typed. It survives going back, loading anew and a session that ended, in its tab. */
export interface Draft<T> {
  readonly value: T
  /** What was typed before the page was left stands here again. */
  readonly resumed: boolean
  set(change: Partial<T>): void
  /** Forgets what was typed and begins again. */
  startAnew(): void
  /** It was sent, or nobody wants it: nothing is kept. */
  finish(): void
}

interface State<T> {
  readonly value: T
  readonly resumed: boolean
  readonly touched: boolean
}

/** The draft of a form under a name; `begin` is what the form shows to whoever has typed nothing yet. */
export function useDraft<T extends object>(name: string, begin: () => T): Draft<T> {
  const { accountId } = useSession()
  const [{ value, resumed, touched }, setState] = useState<State<T>>(() => {
    const kept = readDraft(accountId, name)
    const anew = begin()
    return fitsDraft(kept, anew)
      ? { value: kept, resumed: true, touched: true }
      : { value: anew, resumed: false, touched: false }
  })
  useEffect(() => {
    if (touched) storeDraft(accountId, name, value)
  }, [accountId, name, value, touched])
  return {
    value,
    resumed,
    set: (change) =>
      setState((before) => ({ ...before, touched: true, value: { ...before.value, ...change } })),
    startAnew: () => {
      dropDraft(accountId, name)
      setState({ value: begin(), resumed: false, touched: false })
    },
    finish: () => {
      dropDraft(accountId, name)
      setState((before) => ({ ...before, touched: false }))
    },
  }
}

/** Whether something was being typed under a name: its form opens again by itself. */
export function useHasDraft(name: string): boolean {
  const { accountId } = useSession()
  const [has] = useState(() => readDraft(accountId, name) !== undefined)
  return has
}

/** The draft of a dialog, and how it is closed: what was typed goes with it. A session that ends meanwhile closes nothing. */
export function useDialogDraft<T extends object>(
  name: string,
  begin: () => T,
  onClose: () => void,
): Draft<T> & { close(): void } {
  const typed = useDraft(name, begin)
  const close = () => {
    typed.finish()
    onClose()
  }
  return { ...typed, close }
}
