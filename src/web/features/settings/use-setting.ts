import { isProblem } from "../../api/problem.ts"
import { type ActionHeaders, useAction } from "../../api/use-action.ts"
import { onTopOf } from "../../design/on-top-of.ts"
import { useToast } from "../../design/Toast.tsx"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

interface Versioned {
  readonly version: number
}

/** What is typed, what the form first showed, and the version that was. */
interface Typed<Fields> {
  readonly seen: Fields
  readonly mine: Fields
  readonly version: number
}

interface Options<Saved extends Versioned, Fields extends object> {
  /** Under which name what is typed is kept. */
  readonly name: string
  readonly saved: Saved
  /** A setting as it is typed. */
  readonly fieldsOf: (saved: Saved) => Fields
  readonly write: (mine: Fields, version: string, action: ActionHeaders) => Promise<unknown>
}

/** A setting being typed, and where somebody else has changed it meanwhile, both versions of it. */
export interface SettingTyped<Fields extends object> {
  readonly mine: Fields
  readonly resumed: boolean
  readonly startAnew: () => void
  readonly type: (change: Partial<Fields>) => void
  readonly save: () => void
  readonly busy: boolean
  readonly error: Error | null
  readonly conflict:
    | {
        readonly mine: Fields
        readonly theirs: Fields
        readonly answers: Readonly<Record<"onKeepMine" | "onTakeTheirs" | "onClose", () => void>>
      }
    | undefined
}

export function useSetting<Saved extends Versioned, Fields extends object>({
  name,
  saved,
  fieldsOf,
  write,
}: Options<Saved, Fields>): SettingTyped<Fields> {
  const { t } = useText()
  const tell = useToast()
  const begin = (from: Saved): Typed<Fields> => {
    const fields = fieldsOf(from)
    return { seen: fields, mine: fields, version: from.version }
  }
  const kept = useDraft<Typed<Fields>>(name, () => begin(saved))
  const { seen, mine } = kept.value
  const save = useAction({
    run: ({ mine, version }: Typed<Fields>, action) => write(mine, `"${version}"`, action),
    onDone: () => {
      kept.finish()
      tell({ text: t(text.saved) })
    },
  })
  const stale = isProblem(save.error, "stale") ? begin(save.error.current as Saved) : undefined
  const over = stale && { ...stale, mine: onTopOf(mine, seen, stale.mine) }
  return {
    mine,
    resumed: kept.resumed,
    startAnew: kept.startAnew,
    type: (change) => kept.set({ mine: { ...mine, ...change } }),
    save: () => save.mutate(kept.value),
    busy: save.isPending,
    error: stale ? null : save.error,
    conflict: over && {
      mine: over.mine,
      theirs: over.seen,
      answers: {
        onKeepMine: () => {
          kept.set(over)
          save.mutate(over)
        },
        onTakeTheirs: () => {
          kept.set(stale)
          kept.finish()
          save.reset()
        },
        onClose: () => save.reset(),
      },
    },
  }
}
