import { useState } from "react"
import { Button } from "../../design/Button.tsx"
import { Fold } from "../../design/Fold.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useText } from "../../text/use-text.ts"
import { RemindButton } from "../reminders/index.tsx"
import { text } from "./text.ts"
import type { Below } from "./types.ts"
import { type BelowQuery, useFileMany, useOurs } from "./use-many-plans.ts"

interface Props {
  readonly page: Below
  readonly query: BelowQuery
}

/** What is done with all plans of the list at once: those that wait are filed, those that are still to come asked for. */
export function ManyDeeds({ page, query }: Props) {
  const { t } = useText()
  const [filing, setFiling] = useState<"submitted" | "amended">()
  const { unit, year, counts, ours, obligation } = page
  const { state = "all", direct, kind } = query
  const waiting = ["all", "unfiled", "submitted", "late"].includes(state) ? ours.submitted : 0
  const amended = state === "amended" ? ours.amended : 0
  const owing = ["all", "unfiled", "late", "none", "draft", "returned"].includes(state)
    ? counts.none + counts.draft + counts.returned
    : 0
  return (
    <div className="actions">
      {waiting > 0 && (
        <Button kind="primary" onClick={() => setFiling("submitted")}>
          {t(text.fileAll(waiting))}
        </Button>
      )}
      {amended > 0 && (
        <Button kind="primary" onClick={() => setFiling("amended")}>
          {t(text.noteAmendment)}
        </Button>
      )}
      {owing > 0 && obligation !== null && (
        <RemindButton
          obligation={obligation}
          period={String(year)}
          name={t(text.planTitle(year))}
          unitId={unit.unitId}
          direct={direct === "yes"}
          {...(kind === undefined ? {} : { kind })}
          label={t(text.remindOwing)}
        />
      )}
      {filing && <FileDialog page={page} query={query} state={filing} onClose={() => setFiling(undefined)} />}
    </div>
  )
}

interface FileProps extends Props {
  readonly state: "submitted" | "amended"
  readonly onClose: () => void
}

/** Which plans are filed, before they are: those addressed to the reader's own office, and no others. */
function FileDialog({ page, query, state, onClose }: FileProps) {
  const { t, format } = useText()
  const tell = useToast()
  const ours = useOurs(page, query, state)
  const file = useFileMany(page.year, {
    onDone: ({ filed, noted, left }) => {
      tell({ text: t(text.manyFiled(filed + noted, left)) })
      onClose()
    },
  })
  const { counts } = page
  const others = Math.max(0, counts[state] - page.ours[state])
  const found = ours.data ?? []
  return (
    <FormDialog
      title={t(state === "submitted" ? text.fileTitle : text.noteAmendment)}
      action={t(state === "submitted" ? text.fileThese(found.length) : text.noteThese(found.length))}
      busy={file.isPending || ours.isLoading}
      error={file.error}
      onDo={() => (found.length === 0 ? onClose() : file.mutate(found))}
      onClose={onClose}
    >
      <Loaded query={ours} lines={4}>
        {(plans) => (
          <div className="stack">
            <p>{t(state === "submitted" ? text.fileWhat(plans.length) : text.noteWhat(plans.length))}</p>
            <Fold open={plans.length <= 12} summary={t(text.fileWhich)}>
              <p>{format.list(plans.map(({ unit }) => unit.name))}</p>
            </Fold>
            {others > 0 && <p className="small">{t(text.fileOthers(others))}</p>}
            {state === "submitted" && <p className="small">{t(text.fileBack)}</p>}
          </div>
        )}
      </Loaded>
      {file.progress && (
        <p className="small" role="status">
          {t(text.filing(format.number(file.progress.done), format.number(file.progress.all)))}
        </p>
      )}
    </FormDialog>
  )
}
