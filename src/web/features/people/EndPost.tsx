import { api, askWithVersion } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { DateInput } from "../../design/DateInput.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useRefused } from "../../design/use-refused.ts"
import { useSession } from "../../shell/session.ts"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { draftNames } from "./draft-names.ts"
import type { OpenPerson } from "./PersonPage.tsx"
import type { Person } from "./people-queries.ts"
import { text } from "./text.ts"

interface Props extends OpenPerson {
  readonly post: Person["posts"][number]
  readonly onClose: () => void
}

interface Input {
  readonly untilOn: string | null
  readonly version: string
}

function useEnd(
  memberId: number,
  postId: number,
  onDone?: (version: string) => void,
  onRefused?: (error: unknown) => void,
) {
  return useAction({
    ...(onRefused ? { onRefused } : {}),
    run: ({ untilOn, version }: Input, action) =>
      askWithVersion(
        api.POST("/api/people/{memberId}/posts/{postId}/end", {
          params: { path: { memberId, postId }, header: { "If-Match": version } },
          body: { untilOn },
          headers: { ...action.headers, "If-Match": version },
        }),
      ),
    onDone: ({ version }) => onDone?.(version),
  })
}

/** Says from which day a post is no longer held; the note takes it back. */
export function EndPost({ person, version, post, onClose }: Props) {
  const { t, words } = useText()
  const { today } = useSession()
  const tell = useToast()
  const typed = useDraft(draftNames.endPost(post.postId), () => ({ untilOn: String(today) }))
  const { untilOn } = typed.value
  const close = () => {
    typed.finish()
    onClose()
  }
  const goOn = useEnd(person.memberId, post.postId, undefined, useRefused())
  const end = useEnd(person.memberId, post.postId, (version) => {
    tell({ text: t(text.postEnded), undo: () => goOn.mutate({ untilOn: null, version }) })
    close()
  })
  return (
    <FormDialog
      title={t(text.endPostTitle(words.posts[post.post]))}
      action={t(text.endPost)}
      busy={end.isPending}
      error={end.error}
      onDo={() => untilOn && end.mutate({ untilOn, version })}
      draft={typed}
      onClose={close}
    >
      <DateInput
        label={t(text.endOn)}
        required
        value={untilOn}
        onChange={(untilOn) => typed.set({ untilOn })}
        error={faultAt(end.error, "/untilOn")}
      />
    </FormDialog>
  )
}
