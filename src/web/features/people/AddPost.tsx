import type { Post } from "../../../domain/shared/words.ts"
import { api, askWithVersion } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { leavesLists } from "../../api/questions.ts"
import { useAction } from "../../api/use-action.ts"
import { Combobox, type Found } from "../../design/Combobox.tsx"
import { DateInput } from "../../design/DateInput.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { Select } from "../../design/Select.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useRefused } from "../../design/use-refused.ts"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { choices } from "../../text/words.ts"
import { draftNames } from "./draft-names.ts"
import { findUnits, type Person } from "./people-queries.ts"
import { text } from "./text.ts"

interface Props {
  readonly person: Person
  readonly onClose: () => void
}

interface Input {
  readonly unitId: number
  readonly post: Post
  readonly fromOn: string
  readonly confirmed: string[]
}

interface Typed {
  readonly unit: Found | null
  readonly post: Post | ""
  readonly fromOn: string
}

/** Records a post of somebody; the note takes it away again. */
export function AddPost({ person, onClose }: Props) {
  const { t, words } = useText()
  const { today } = useSession()
  const tell = useToast()
  const { memberId, unit: own } = person
  const typed = useDraft<Typed>(draftNames.post(memberId), () => ({
    unit: own ? { value: String(own.unitId), label: own.name } : null,
    post: "",
    fromOn: today,
  }))
  const { unit, post, fromOn } = typed.value
  const close = () => {
    typed.finish()
    onClose()
  }
  const onRefused = useRefused()
  const remove = useAction({
    onRefused,
    run: ({ postId, version }: { postId: number; version: string }, action) =>
      askWithVersion(
        api.DELETE("/api/people/{memberId}/posts/{postId}", {
          params: { path: { memberId, postId }, header: { "If-Match": version } },
          headers: { ...action.headers, "If-Match": version },
        }),
      ),
  })
  const add = useAction({
    run: (body: Input, action) =>
      askWithVersion(
        api.POST("/api/people/{memberId}/posts", { params: { path: { memberId } }, body, ...action }),
      ),
    onDone: ({ data, version }, input) => {
      const known = person.posts.map(({ postId }) => postId)
      const added = data.posts.find(({ postId, post }) => post === input.post && !known.includes(postId))
      const undo = added ? { undo: () => remove.mutate({ postId: added.postId, version }) } : {}
      const { unitId, fromOn: from, confirmed } = input
      const href = to.events({ unit: unitId, from, until: today, lacks: "people" })
      const next = leavesLists(confirmed) ? { next: { text: t(text.listsLeft), href } } : {}
      tell({ text: t(text.postAdded), ...undo, ...next })
      close()
    },
  })
  return (
    <FormDialog
      title={t(text.addPostTitle(person.name))}
      action={t(text.save)}
      busy={add.isPending}
      error={add.error}
      draft={typed}
      onDo={(confirmed) =>
        unit && post && add.mutate({ unitId: Number(unit.value), post, fromOn, confirmed: [...confirmed] })
      }
      onClose={close}
    >
      <Select
        label={t(text.post)}
        required
        empty={t(text.notSaid)}
        value={post}
        onChange={(post) => typed.set({ post })}
        options={choices(words.posts)}
      />
      <Combobox
        label={t(text.postUnit)}
        required
        value={unit}
        onChange={(unit) => typed.set({ unit })}
        search={findUnits({})}
        error={faultAt(add.error, "/unitId")}
      />
      <DateInput
        label={t(text.fromOn)}
        required
        value={fromOn}
        onChange={(fromOn) => typed.set({ fromOn })}
        error={faultAt(add.error, "/fromOn")}
      />
    </FormDialog>
  )
}
