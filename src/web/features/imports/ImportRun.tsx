import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { Skeleton } from "../../design/Skeleton.tsx"
import { useToast } from "../../design/Toast.tsx"
import type { Text } from "../../text/text.ts"
import { useText } from "../../text/use-text.ts"
import { ImportPreview } from "./ImportPreview.tsx"
import type { Run } from "./import-queries.ts"
import { text } from "./text.ts"

interface Props {
  readonly run: Run
  readonly onLeave: () => void
}

function useUndo() {
  const { t } = useText()
  const tell = useToast()
  return useAction({
    run: (importId: number, action) =>
      ask(api.POST("/api/imports/{importId}/undo", { params: { path: { importId } }, body: {}, ...action })),
    onDone: () => tell({ text: t(text.undone) }),
  })
}

function useApply(undo: (importId: number) => void) {
  const { t } = useText()
  const tell = useToast()
  return useAction({
    run: ({ importId, seen }: { importId: number; seen: string }, action) => {
      const path = { importId }
      return ask(api.POST("/api/imports/{importId}/apply", { params: { path }, body: { seen }, ...action }))
    },
    onDone: ({ importId, state }) => {
      if (state === "applied") tell({ text: t(text.applied), undo: () => undo(importId) })
    },
  })
}

/** One import: where it stands, what it would do or did, and what may be done with it. */
export function ImportRun({ run, onLeave }: Props) {
  const { t } = useText()
  const undo = useUndo()
  const apply = useApply(undo.mutate)
  const { importId, fileName, unit, state, can, preview, sheet } = run
  const busy = apply.isPending || undo.isPending
  const working = state === "checking" || state === "applying" || state === "undoing"
  const nothing = preview?.sheets.every(({ added, changed }) => added + changed === 0) ?? false
  return (
    <>
      <Sheet title={fileName} action={<span className="small">{unit.name}</span>}>
        <p role="status">
          {t(sentenceOf(run))} {working && sheet && t(text.atSheet(sheet))}
          {state === "ready" && nothing && t(text.nothingToDo)}
        </p>
        {working && <Skeleton lines={2} />}
        {apply.error && <ErrorNote error={apply.error} />}
        {undo.error && <ErrorNote error={undo.error} />}
        <div className="actions">
          {!working && <Button onClick={onLeave}>{t(text.another)}</Button>}
          {can.includes("undo") && (
            <Button busy={busy} onClick={() => undo.mutate(importId)}>
              {t(text.undo)}
            </Button>
          )}
          {can.includes("apply") && !nothing && (
            <Button
              kind="primary"
              busy={busy}
              onClick={() => apply.mutate({ importId, seen: run.seen ?? "" })}
            >
              {t(text.apply)}
            </Button>
          )}
        </div>
      </Sheet>
      {preview && <ImportPreview preview={preview} done={state === "applied" || state === "undone"} />}
    </>
  )
}

function sentenceOf({ state, preview }: Run): Text {
  if (state === "faulty") return text.faulty(String(preview?.counts.fault ?? 0))
  return text[state]
}
