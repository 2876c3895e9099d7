import { useQueryClient } from "@tanstack/react-query"
import { useRouter } from "@tanstack/react-router"
import { lengths } from "../../../domain/shared/plain-text.ts"
import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { leavesLists } from "../../api/questions.ts"
import { useAction } from "../../api/use-action.ts"
import { Combobox, type Found } from "../../design/Combobox.tsx"
import { DateInput } from "../../design/DateInput.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useRefused } from "../../design/use-refused.ts"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { draftNames } from "./draft-names.ts"
import { PersonFields } from "./PersonFields.tsx"
import { findUnits } from "./people-queries.ts"
import { bodyOf, type Draft, emptyDraft } from "./person-draft.ts"
import { text } from "./text.ts"

type NewPerson = ReturnType<typeof bodyOf> & {
  readonly code?: string
  readonly unitId: number
  readonly fromOn: string
  readonly confirmed: string[]
}

interface Typed {
  readonly unit: Found | null
  readonly code: string
  readonly fromOn: string
  readonly fields: Draft
}

/** Adds somebody to a branch or a group, and goes to their page; the note takes it back. */
export function AddPerson({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const { today, roles } = useSession()
  const tell = useToast()
  const router = useRouter()
  const queries = useQueryClient()
  const own = roles.find(({ role }) => role === "branch-secretary" || role === "recorder")
  const typed = useDraft<Typed>(draftNames.add, () => ({
    unit: own ? { value: String(own.unitId), label: own.unitName } : null,
    code: "",
    fromOn: today,
    fields: emptyDraft,
  }))
  const { unit, code, fromOn, fields } = typed.value
  const close = () => {
    typed.finish()
    onClose()
  }
  const onRefused = useRefused()
  const remove = useAction({
    onRefused,
    run: ({ memberId }: { memberId: number; name: string }, action) =>
      ask(api.DELETE("/api/people/{memberId}", { params: { path: { memberId } }, ...action })),
    onDone: (_, { memberId, name }) => {
      tell({ text: t(text.removed(name)) })
      // What is asked anew after an action should not be somebody who is gone.
      queries.removeQueries({ queryKey: ["person", memberId] })
      router.history.push(to.people())
    },
  })
  const add = useAction({
    run: (body: NewPerson, action) => ask(api.POST("/api/people", { body, ...action })),
    onDone: ({ memberId, name }, { unitId, fromOn, confirmed }) => {
      const href = to.events({ unit: unitId, from: fromOn, until: today, lacks: "people" })
      tell({
        text: t(text.added(name)),
        undo: () => remove.mutate({ memberId, name }),
        ...(leavesLists(confirmed) ? { next: { text: t(text.listsLeft), href } } : {}),
      })
      close()
      router.history.push(to.person(memberId))
    },
  })
  const save = (confirmed: readonly string[]) => {
    if (!unit) return
    const number = code.trim() === "" ? {} : { code: code.trim() }
    add.mutate({
      ...bodyOf(fields),
      ...number,
      unitId: Number(unit.value),
      fromOn,
      confirmed: [...confirmed],
    })
  }
  return (
    <FormDialog
      title={t(text.add)}
      action={t(text.save)}
      busy={add.isPending}
      error={add.error}
      draft={typed}
      onDo={save}
      onClose={close}
    >
      <PersonFields draft={fields} onChange={(fields) => typed.set({ fields })} error={add.error} />
      <Combobox
        label={t(text.unit)}
        required
        hint={t(text.unitHint)}
        value={unit}
        onChange={(unit) => typed.set({ unit })}
        search={findUnits({ people: "yes" })}
        error={faultAt(add.error, "/unitId")}
      />
      <div className="form-row">
        <DateInput
          label={t(text.belongsFrom)}
          required
          value={fromOn}
          onChange={(fromOn) => typed.set({ fromOn })}
        />
        <TextInput
          label={t(text.code)}
          hint={t(text.codeHint)}
          maxLength={lengths.code}
          value={code}
          onChange={(code) => typed.set({ code })}
          error={faultAt(add.error, "/code")}
        />
      </div>
    </FormDialog>
  )
}
