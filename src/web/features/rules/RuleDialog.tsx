import type { Answer } from "../../../contract/endpoints/index.ts"
import { ruleLength } from "../../../contract/rule-length.ts"
import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { FormDialog } from "../../design/FormDialog.tsx"
import { TextArea } from "../../design/TextArea.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

type Rule = Answer<"GET /units/{unitId}/rules">["rules"][number]

interface Props {
  readonly unitId: number
  readonly rule: Rule
  readonly onClose: () => void
}

/** The name under which a rule that is being written is kept. */
export const ruleDraftName = (unitId: number, topic: string) => `rule ${unitId} ${topic}`

/** Writes a rule: from what it is, or from the template. */
export function RuleDialog({ unitId, rule, onClose }: Props) {
  const { t } = useText()
  const tell = useToast()
  const typed = useDraft(ruleDraftName(unitId, rule.topic), () => ({
    body: rule.texts[0]?.body ?? rule.template,
  }))
  const close = () => {
    typed.finish()
    onClose()
  }
  const write = useAction({
    run: (body: string, action) =>
      ask(
        api.POST("/api/units/{unitId}/rules", {
          params: { path: { unitId } },
          body: { topic: rule.topic, body },
          ...action,
        }),
      ),
    onDone: () => {
      tell({ text: t(text.saved) })
      close()
    },
  })
  return (
    <FormDialog
      title={t(text[rule.topic])}
      action={t(text.save)}
      busy={write.isPending}
      error={write.error}
      draft={typed}
      onDo={() => write.mutate(typed.value.body)}
      onClose={close}
    >
      <TextArea
        required
        label={t(text.body)}
        hint={t(text.bodyHint)}
        rows={14}
        maxLength={ruleLength}
        value={typed.value.body}
        onChange={(body) => typed.set({ body })}
        error={faultAt(write.error, "/body")}
      />
    </FormDialog>
  )
}
