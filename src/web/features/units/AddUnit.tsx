import { useRouter } from "@tanstack/react-router"
import { mayStandUnder } from "../../../domain/org/kinds.ts"
import { lengths } from "../../../domain/shared/plain-text.ts"
import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { FormDialog } from "../../design/FormDialog.tsx"
import { Select } from "../../design/Select.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useRefused } from "../../design/use-refused.ts"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { choices } from "../../text/words.ts"
import { asksFor, bodyOf, type Draft, emptyDraft } from "./draft.ts"
import { draftNames } from "./draft-names.ts"
import { text } from "./text.ts"
import { useDissolve } from "./tree-actions.ts"
import { UnitFields } from "./UnitFields.tsx"
import type { UnitKind } from "./unit-queries.ts"

interface Props {
  /** Null for the top of an empty tree. */
  readonly under: { readonly unitId: number; readonly name: string; readonly kind: UnitKind } | null
  readonly onClose: () => void
}

/** Adds a unit under another, and goes to its page. */
export function AddUnit({ under, onClose }: Props) {
  const { t, words } = useText()
  const { today } = useSession()
  const kinds = choices(words.orgKinds).filter(({ value }) =>
    under ? mayStandUnder(value, under.kind) : value === "district-committee",
  )
  const usual = kinds.find(({ value }) => value === "branch") ?? kinds[0]
  const typed = useDraft<Input>(draftNames.add(under?.unitId), () => ({
    kind: usual?.value ?? "branch",
    code: "",
    draft: emptyDraft(today),
  }))
  const { kind, code, draft } = typed.value
  const close = () => {
    typed.finish()
    onClose()
  }
  const add = useAdd(under?.unitId ?? null, close)
  return (
    <FormDialog
      title={t(under ? text.addTitle(under.name) : text.addTopTitle)}
      action={t(text.save)}
      busy={add.isPending}
      error={add.error}
      draft={typed}
      onDo={(confirmed) => add.mutate({ kind, code, draft, confirmed })}
      onClose={close}
    >
      <Select
        label={t(text.kind)}
        required
        value={kind}
        onChange={(kind) => typed.set({ kind })}
        options={kinds}
      />
      <UnitFields kind={kind} draft={draft} onChange={(draft) => typed.set({ draft })} error={add.error} />
      <TextInput
        label={t(text.code)}
        hint={t(text.codeHint)}
        maxLength={lengths.code}
        value={code}
        onChange={(code) => typed.set({ code })}
        error={faultAt(add.error, "/code")}
      />
    </FormDialog>
  )
}

interface Input {
  readonly kind: UnitKind
  readonly code: string
  readonly draft: Draft
}

/** Adds a unit, goes to its page, and offers to end it at once. */
function useAdd(parentId: number | null, onClose: () => void) {
  const { t } = useText()
  const { today } = useSession()
  const router = useRouter()
  const tell = useToast()
  const dissolve = useDissolve(undefined, useRefused())
  return useAction({
    run: ({ confirmed, ...input }: Input & { readonly confirmed: readonly string[] }, action) =>
      ask(
        api.POST("/api/units", {
          body: { ...newUnit(input, parentId), confirmed: [...confirmed] },
          ...action,
        }),
      ),
    onDone: (unit) => {
      const undo = () =>
        dissolve.mutate({
          unitId: unit.unitId,
          version: unit.version,
          day: unit.foundedOn ?? today,
        })
      tell({ text: t(text.added(unit.name)), ...(parentId === null ? {} : { undo }) })
      onClose()
      router.history.push(to.unit(unit.unitId))
    },
  })
}

function newUnit({ kind, code, draft }: Input, parentId: number | null) {
  const { category, field, hasCentralGroup, hasCommittee, lectureCycle, studyDay, ...always } = bodyOf(draft)
  const asks = asksFor(kind)
  return {
    parentId,
    kind,
    ...always,
    ...(code.trim() === "" ? {} : { code }),
    ...(asks.category ? { category } : {}),
    ...(asks.centralGroup ? { hasCentralGroup } : {}),
    ...(asks.branch ? { field, hasCommittee, lectureCycle, studyDay } : {}),
  }
}
