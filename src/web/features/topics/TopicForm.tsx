import { lengths } from "../../../domain/shared/plain-text.ts"
import type { ContentCategory } from "../../../domain/shared/words.ts"
import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { DateInput } from "../../design/DateInput.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { Select } from "../../design/Select.tsx"
import { TextArea } from "../../design/TextArea.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useSession } from "../../shell/session.ts"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { choices } from "../../text/words.ts"
import { text } from "./text.ts"
import type { Topic } from "./types.ts"

interface Props {
  readonly unitId: number
  /** The topic that is changed; none: a new one. */
  readonly topic?: Topic
  readonly onClose: () => void
}

interface Draft {
  readonly title: string
  readonly aim: string
  readonly contentCategory: ContentCategory | ""
  readonly fromOn: string
  readonly untilOn: string
}

/** The name under which it keeps what is typed. */
export const topicName = (unitId: number, topicId?: number) => `topic ${unitId} ${topicId ?? ""}`

/** Sets a topic of the time, or changes it. */
export function TopicForm({ unitId, topic, onClose }: Props) {
  const { t, words } = useText()
  const { today } = useSession()
  const tell = useToast()
  const typed = useDraft<Draft>(topicName(unitId, topic?.topicId), () => ({
    title: topic?.title ?? "",
    aim: topic?.aim ?? "",
    contentCategory: topic?.contentCategory ?? "",
    fromOn: topic?.fromOn ?? today,
    untilOn: topic?.untilOn ?? `${today.slice(0, 4)}-12-31`,
  }))
  const draft = typed.value
  const close = () => {
    typed.finish()
    onClose()
  }
  const save = useAction({
    run: (input: Draft, action): Promise<unknown> => {
      const body = { ...input, contentCategory: input.contentCategory || null }
      return topic
        ? ask(
            api.PATCH("/api/units/{unitId}/topics/{topicId}", {
              params: {
                path: { unitId, topicId: topic.topicId },
                header: { "If-Match": `"${topic.version}"`, ...action.headers },
              },
              body,
            }),
          )
        : ask(api.POST("/api/units/{unitId}/topics", { params: { path: { unitId } }, body, ...action }))
    },
    onDone: () => {
      tell({ text: t(topic ? text.topicChanged : text.topicSet) })
      close()
    },
  })
  return (
    <FormDialog
      title={t(topic ? text.changeTopic : text.setTopic)}
      action={t(text.save)}
      busy={save.isPending}
      error={save.error}
      draft={typed}
      onDo={() => save.mutate(draft)}
      onClose={close}
    >
      <TextInput
        required
        label={t(text.title)}
        maxLength={lengths.topic}
        value={draft.title}
        onChange={(title) => typed.set({ title })}
        error={faultAt(save.error, "/title")}
      />
      <Select
        label={t(text.category)}
        empty={t(text.noCategory)}
        options={choices(words.contentCategories)}
        value={draft.contentCategory}
        onChange={(contentCategory) => typed.set({ contentCategory })}
      />
      <div className="form-row">
        <DateInput
          required
          label={t(text.fromOn)}
          value={draft.fromOn}
          onChange={(fromOn) => typed.set({ fromOn })}
          error={faultAt(save.error, "/fromOn")}
        />
        <DateInput
          required
          label={t(text.untilOn)}
          value={draft.untilOn}
          onChange={(untilOn) => typed.set({ untilOn })}
          error={faultAt(save.error, "/untilOn")}
        />
      </div>
      <TextArea
        label={t(text.aim)}
        rows={3}
        maxLength={500}
        value={draft.aim}
        onChange={(aim) => typed.set({ aim })}
        error={faultAt(save.error, "/aim")}
      />
    </FormDialog>
  )
}
