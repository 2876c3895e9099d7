import type { PostChoice, RoleChoice } from "../../../domain/people/post-choices.ts"
import { api, askWithVersion } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { leavesLists } from "../../api/questions.ts"
import { useAction } from "../../api/use-action.ts"
import { Combobox, type Found } from "../../design/Combobox.tsx"
import { DateInput } from "../../design/DateInput.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { RadioGroup } from "../../design/RadioGroup.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useRefused } from "../../design/use-refused.ts"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { draftNames } from "./draft-names.ts"
import { useTakeBack } from "./PersonMemberships.tsx"
import type { OpenPerson } from "./PersonPage.tsx"
import { findUnits } from "./people-queries.ts"
import { text } from "./text.ts"

type Held = Pick<OpenPerson["person"]["roles"][number], "unit">

/** Whether it is held in the branch or group that somebody belongs to. */
const isHere = (held: Held, unit: OpenPerson["person"]["unit"]) =>
  held.unit.unitId === unit?.unitId || (unit?.kind === "group" && held.unit.kind === "branch")

/** The posts somebody holds, on the day or later, in the branch or group they belong to. */
function postsHere({ posts, unit }: OpenPerson["person"], on: string) {
  const edited = posts.filter(({ can }) => can.includes("post.edit"))
  return edited.filter((post) => isHere(post, unit) && (post.untilOn === null || post.untilOn > on))
}

interface Typed {
  readonly where: "within" | "outside"
  readonly unit: Found | null
  readonly on: string
  readonly posts: PostChoice
  readonly roles: RoleChoice
}

interface Body extends Pick<Typed, "on" | "posts" | "roles"> {
  readonly toUnitId: number | null
  readonly confirmed: string[]
}

/** Lets somebody belong to another unit from a day, or to none of the district; the note takes it back. */
export function TransferPerson({ person, version, onClose }: OpenPerson & { readonly onClose: () => void }) {
  const { t, format, words } = useText()
  const { today } = useSession()
  const tell = useToast()
  const { memberId, name } = person
  const typed = useDraft<Typed>(draftNames.transfer(memberId), () => ({
    where: "within",
    unit: null,
    on: today,
    posts: "end",
    roles: "end",
  }))
  const { where, unit, on, roles } = typed.value
  // Out of the district nothing can follow: it ends.
  const posts = where === "outside" && typed.value.posts === "follow" ? "end" : typed.value.posts
  const close = () => {
    typed.finish()
    onClose()
  }
  const leaves = postsHere(person, on)
  const held = person.roles.filter((role) => isHere(role, person.unit))
  const takeBack = useTakeBack(memberId, useRefused())
  const transfer = useAction({
    run: (body: Body, action) =>
      askWithVersion(
        api.POST("/api/people/{memberId}/transfer", {
          params: { path: { memberId }, header: { "If-Match": version } },
          body,
          headers: { ...action.headers, "If-Match": version },
        }),
      ),
    onDone: ({ data, version }, { toUnitId, on, confirmed }) => {
      const undo = () => takeBack.mutate(version)
      const left = toUnitId !== null && leavesLists(confirmed)
      const href = to.events({ unit: toUnitId ?? 0, from: on, until: today, lacks: "people" })
      tell({
        text: t(text.transferred(name)),
        ...(data.can.includes("transfer.take-back") ? { undo } : {}),
        ...(left ? { next: { text: t(text.listsLeft), href } } : {}),
      })
      close()
    },
  })
  const save = (confirmed: readonly string[]) => {
    if (where === "within" && !unit) return
    const toUnitId = where === "within" ? Number(unit?.value) : null
    transfer.mutate({
      toUnitId,
      on,
      posts: leaves.length === 0 ? "stay" : posts,
      roles: held.length === 0 ? "stay" : roles,
      confirmed: [...confirmed],
    })
  }
  return (
    <FormDialog
      title={t(text.transferTitle(name))}
      action={t(text.transfer)}
      busy={transfer.isPending}
      error={transfer.error}
      draft={typed}
      onDo={save}
      onClose={close}
    >
      <RadioGroup
        label={t(text.transferKind)}
        value={where}
        onChange={(where) => typed.set({ where })}
        options={[
          { value: "within", label: t(text.within) },
          { value: "outside", label: t(text.outside) },
        ]}
      />
      {where === "within" && (
        <Combobox
          label={t(text.transferTo)}
          required
          hint={t(text.unitHint)}
          value={unit}
          onChange={(unit) => typed.set({ unit })}
          search={findUnits({ people: "yes" })}
          error={faultAt(transfer.error, "/toUnitId")}
        />
      )}
      <DateInput
        label={t(text.transferOn)}
        hint={t(text.transferNote)}
        required
        value={on}
        onChange={(on) => typed.set({ on })}
        error={faultAt(transfer.error, "/on")}
      />
      {leaves.length > 0 && (
        <RadioGroup
          label={t(
            text.postsHeld(
              format.list(leaves.map(({ post, unit }) => t(text.heldIn(unit.name, words.posts[post])))),
            ),
          )}
          value={posts}
          onChange={(posts) => typed.set({ posts })}
          options={[
            { value: "end", label: t(text.postsEnd) },
            ...(where === "within"
              ? [{ value: "follow" as const, label: t(text.postsFollow), hint: t(text.postsFollowHint) }]
              : []),
            { value: "stay", label: t(text.postsStay) },
          ]}
        />
      )}
      {held.length > 0 && (
        <RadioGroup
          label={t(
            text.rolesHeld(
              format.list(held.map(({ role, unit }) => t(text.heldIn(unit.name, words.roles[role])))),
            ),
          )}
          value={roles}
          onChange={(roles) => typed.set({ roles })}
          options={[
            { value: "end", label: t(text.rolesEnd), hint: t(text.rolesEndHint) },
            { value: "stay", label: t(text.rolesStay), hint: t(text.rolesStayHint) },
          ]}
        />
      )}
    </FormDialog>
  )
}
