import { useState } from "react"
import { mostWorkdayBytes, workdaysTooLargeSays } from "../../../contract/workday-limits.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Field } from "../../design/Field.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { NumberInput } from "../../design/NumberInput.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useDialogDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { workdayText as text } from "./workday-text.ts"

interface Input {
  readonly file: File
  readonly year: string
  readonly sure: boolean
}

interface Props {
  /** The year that is missed. */
  readonly missing: number | undefined
  readonly onClose: () => void
}

/** The name under which it keeps the year that is typed. */
export const workdaysName = "workdays of a year"

/** Brings in the list of a year as a file. */
export function ImportWorkdays({ missing, onClose }: Props) {
  const { t } = useText()
  const tell = useToast()
  const [file, setFile] = useState<File | undefined>(undefined)
  const begin = () => ({ year: missing === undefined ? "" : String(missing) })
  const typed = useDialogDraft(workdaysName, begin, onClose)
  const { year } = typed.value
  const send = useAction({
    run: ({ file, year, sure }: Input, action) =>
      ask(
        api.POST("/api/workdays", {
          params: { query: { ...(year === "" ? {} : { year }), ...(sure ? { sure: "yes" } : {}) } },
          body: file,
          headers: { ...action.headers, "Content-Type": "application/json" },
        }),
      ),
    onDone: () => {
      tell({ text: t(text.imported) })
      typed.close()
    },
  })
  const tooLarge = file !== undefined && file.size > mostWorkdayBytes
  const wrongYear = year !== "" && !/^20\d\d$|^21\d\d$/.test(year)
  return (
    <FormDialog
      title={t(text.bringIn)}
      action={t(text.import)}
      busy={send.isPending}
      error={send.error}
      draft={typed}
      onDo={(confirmed) => {
        if (file && !tooLarge && !wrongYear) send.mutate({ file, year, sure: confirmed.length > 0 })
      }}
      onClose={typed.close}
    >
      <Field
        label={t(text.file)}
        hint={t(text.fileHint)}
        required
        error={tooLarge ? t(workdaysTooLargeSays) : undefined}
      >
        {(wiring) => (
          <input
            {...wiring}
            className="input"
            type="file"
            required
            accept=".json,application/json"
            onChange={(event) => {
              send.reset()
              setFile(event.target.files?.[0])
            }}
          />
        )}
      </Field>
      <NumberInput
        label={t(text.year)}
        hint={t(text.yearHint)}
        value={year}
        onChange={(value) => {
          send.reset()
          typed.set({ year: value })
        }}
        error={wrongYear ? t(text.notAYear) : undefined}
      />
    </FormDialog>
  )
}
