import { useQueryClient } from "@tanstack/react-query"
import { rotaKinds } from "../../../contract/study-words.ts"
import type { Rota } from "../../../contract/turns.ts"
import type { RotaKind } from "../../../domain/turns/rota-kinds.ts"
import { api, ask } from "../../api/client.ts"
import { faultAt, isProblem } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { BothVersions } from "../../design/BothVersions.tsx"
import { Button } from "../../design/Button.tsx"
import { Checkbox } from "../../design/Checkbox.tsx"
import { Chips } from "../../design/Chips.tsx"
import { Combobox } from "../../design/Combobox.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import type { Found } from "../../design/found.ts"
import { TextInput } from "../../design/TextInput.tsx"
import { useToast } from "../../design/Toast.tsx"
import { searchMembers } from "../../shell/search-members.ts"
import { useSession } from "../../shell/session.ts"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

interface Props {
  readonly unitId: number
  /** The rota that is changed; none: a new one. */
  readonly rota?: Rota
  readonly onClose: () => void
}

/** Somebody who takes turns while the list is written: one who is there, a member, or others by name. */
interface Entry {
  readonly takerId: number | null
  readonly memberId: number | null
  readonly name: string
}

interface Draft {
  readonly kind: RotaKind
  readonly title: string
  readonly takers: readonly Entry[]
  readonly names: string
  readonly ended: boolean
  /** The rota that is changed, as the form opened with it. */
  readonly seen: Seen | null
}

type Seen = Pick<Rota, "version" | "title"> & { readonly takers: readonly Entry[] }

function seenIn({ version, title, takers }: Rota): Seen {
  return {
    version,
    title,
    takers: takers.map(({ takerId, name }) => ({ takerId, memberId: null, name })),
  }
}

const gone = ({ seen, takers }: Pick<Draft, "seen" | "takers">) =>
  (seen?.takers ?? []).flatMap(({ takerId }) =>
    takerId === null || takers.some((one) => one.takerId === takerId) ? [] : [takerId],
  )
const added = ({ takers }: Pick<Draft, "takers">) => takers.filter(({ takerId }) => takerId === null)

/** What somebody changed, on top of what stands there by now. */
function onTop(draft: Draft, now: Seen): Draft {
  const left = gone(draft)
  return {
    ...draft,
    title: draft.title === draft.seen?.title ? now.title : draft.title,
    takers: [
      ...now.takers.filter(({ takerId }) => takerId === null || !left.includes(takerId)),
      ...added(draft),
    ],
    seen: now,
  }
}

/** The name under which it keeps what is typed. */
export const rotaName = (unitId: number, rotaId?: number) => `rota ${unitId} ${rotaId ?? ""}`

/** Begins a rota, or changes who takes turns in one. */
export function RotaForm({ unitId, rota, onClose }: Props) {
  const { t } = useText()
  const queries = useQueryClient()
  const typed = useDraft<Draft>(rotaName(unitId, rota?.rotaId), () => {
    const seen = rota ? seenIn(rota) : null
    const { title, takers } = seen ?? { title: "", takers: [] }
    return { kind: rota?.kind ?? "lectures", title, takers, names: "", ended: false, seen }
  })
  const draft = typed.value
  const close = () => {
    typed.finish()
    onClose()
  }
  const save = useSave(unitId, rota, close)
  const addPerson = (found: Found | null) => {
    if (!found || draft.takers.some(({ memberId }) => memberId === Number(found.value))) return
    const added = { takerId: null, memberId: Number(found.value), name: found.label }
    typed.set({ takers: [...draft.takers, added] })
  }
  const stale = isProblem(save.error, "stale") ? seenIn(save.error.current as Rota) : undefined
  if (stale) {
    const over = onTop(withNames(draft), stale)
    const names = ({ takers }: Pick<Draft, "takers">) => takers.map(({ name }) => name).join("、")
    return (
      <BothVersions
        fields={[
          { name: t(text.title), mine: over.title, theirs: stale.title },
          { name: t(text.order), mine: names(over), theirs: names(stale) },
        ].filter((field) => field.mine !== field.theirs)}
        onKeepMine={() => {
          typed.set(over)
          save.mutate(over)
        }}
        onTakeTheirs={() => {
          void queries.invalidateQueries({ queryKey: ["turns"] })
          close()
        }}
        onClose={() => save.reset()}
      />
    )
  }
  return (
    <FormDialog
      title={t(rota ? text.change : text.begin)}
      action={t(text.save)}
      busy={save.isPending}
      error={save.error}
      draft={typed}
      onDo={() => save.mutate(withNames(draft))}
      onClose={close}
    >
      {!rota && (
        <Chips
          label={t(text.kind)}
          options={(Object.keys(rotaKinds) as RotaKind[]).map((value) => ({
            value,
            label: t(rotaKinds[value]),
          }))}
          value={draft.kind}
          onChange={(kind) => typed.set({ kind })}
        />
      )}
      <TextInput
        required
        label={t(text.title)}
        hint={t(text.titleHint)}
        maxLength={100}
        value={draft.title}
        onChange={(title) => typed.set({ title })}
        error={faultAt(save.error, "/title")}
      />
      {draft.takers.length > 0 && (
        <fieldset className="chips">
          <legend className="label">{t(text.order)}</legend>
          {draft.takers.map((taker, index) => (
            <span key={`${taker.takerId} ${taker.memberId} ${taker.name}`} className="chip">
              {index + 1}. {taker.name}
              <Button
                kind="quiet"
                aria-label={t(text.remove(taker.name))}
                onClick={() => typed.set({ takers: draft.takers.filter((one) => one !== taker) })}
              >
                ×
              </Button>
            </span>
          ))}
        </fieldset>
      )}
      <Combobox
        key={draft.takers.length}
        label={t(text.addPerson)}
        value={null}
        onChange={addPerson}
        search={searchMembers}
      />
      <TextInput
        label={t(text.addNames)}
        hint={t(text.addNamesHint)}
        value={draft.names}
        onChange={(names) => typed.set({ names })}
      />
      {rota && (
        <Checkbox label={t(text.ended)} checked={draft.ended} onChange={(ended) => typed.set({ ended })} />
      )}
    </FormDialog>
  )
}

/** The draft with the names that were typed at its end. */
function withNames(draft: Draft): Draft {
  const names = draft.names.split(/[、,，;；\n]/).map((name) => name.trim())
  const added = names.filter((name) => name !== "").map((name) => ({ takerId: null, memberId: null, name }))
  return { ...draft, names: "", takers: [...draft.takers, ...added] }
}

function useSave(unitId: number, rota: Rota | undefined, onDone: () => void) {
  const { t } = useText()
  const { today } = useSession()
  const tell = useToast()
  return useAction({
    run: (draft: Draft, sent): Promise<unknown> => {
      const { kind, title, ended, seen } = draft
      const add = added(draft).map(({ memberId, name }) => (memberId === null ? { name } : { memberId }))
      if (!rota || !seen) {
        const body = { kind, title, takers: add }
        return ask(api.POST("/api/units/{unitId}/turns", { params: { path: { unitId } }, body, ...sent }))
      }
      return ask(
        api.PATCH("/api/units/{unitId}/turns/{rotaId}", {
          params: {
            path: { unitId, rotaId: rota.rotaId },
            header: { "If-Match": `"${seen.version}"`, ...sent.headers },
          },
          body: { title, add, remove: gone(draft), ...(ended ? { closedOn: today } : {}) },
        }),
      )
    },
    onDone: () => {
      tell({ text: t(rota ? text.changed : text.begun) })
      onDone()
    },
  })
}
