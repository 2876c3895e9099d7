import { useState } from "react"
import { workbookLimits } from "../../../contract/workbook.ts"
import { reachOf } from "../../../domain/access/permissions.ts"
import { faultAt } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Field } from "../../design/Field.tsx"
import { Resumed } from "../../design/Resumed.tsx"
import { Select } from "../../design/Select.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { Since, type SinceWhen } from "../../design/Since.tsx"
import { useSession } from "../../shell/session.ts"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { saveTemplate, sendFile, workbookMedia } from "./import-queries.ts"
import { text } from "./text.ts"

interface Props {
  readonly onSent: (importId: number) => void
}

/** What is kept while it is typed; the browser lets nobody keep the file. */
interface Typed {
  readonly unitId: string
  readonly since: SinceWhen
}

const draftName = "import"

/** Chooses a workbook and the part of the district it is for. */
export function ImportFile({ onSent }: Props) {
  const { t } = useText()
  const { roles, today } = useSession()
  const units = roles
    .filter(({ role }) => reachOf("roster.import", role))
    .map(({ unitId, unitName }) => ({ value: String(unitId), label: unitName }))
  const typed = useDraft<Typed>(draftName, () => ({
    unitId: units[0]?.value ?? "",
    since: { always: false, from: today },
  }))
  const { unitId, since } = typed.value
  const [file, setFile] = useState<File | undefined>(undefined)
  const template = useAction({ run: saveTemplate })
  const send = useAction({
    run: (input: { unitId: number; file: File; since: SinceWhen }) =>
      sendFile(input.unitId, input.file, input.since),
    onDone: ({ importId }) => {
      typed.finish()
      onSent(importId)
    },
  })
  const tooLarge = file !== undefined && file.size > workbookLimits.fileBytes
  const whole = roles.some((held) => held.role === "department-officer" && String(held.unitId) === unitId)
  return (
    <Sheet
      title={t(text.start)}
      action={
        <Button kind="quiet" busy={template.isPending} onClick={() => template.mutate()}>
          {t(text.template)}
        </Button>
      }
    >
      <p className="small">
        {t(text.howTo)}
        {whole && ` ${t(text.howToWhole)}`}
      </p>
      <form
        className="form import-choose"
        onSubmit={(event) => {
          event.preventDefault()
          if (file && !tooLarge && !send.isPending) send.mutate({ unitId: Number(unitId), file, since })
        }}
      >
        {typed.resumed && <Resumed onAnew={typed.startAnew} />}
        {units.length > 1 && (
          <Select
            label={t(text.forUnit)}
            required
            value={unitId}
            onChange={(unitId) => typed.set({ unitId })}
            options={units}
          />
        )}
        <Field
          label={t(text.file)}
          hint={t(text.fileHint)}
          required
          error={tooLarge ? t(text.tooLarge) : undefined}
        >
          {(wiring) => (
            <input
              {...wiring}
              className="input"
              type="file"
              accept={`.xlsx,${workbookMedia}`}
              onChange={(event) => setFile(event.target.files?.[0])}
            />
          )}
        </Field>
        <Since
          since={since}
          onChange={(since) => typed.set({ since })}
          today={today}
          error={faultAt(send.error, "/from")}
        />
        {send.error && <ErrorNote error={send.error} />}
        {template.error && <ErrorNote error={template.error} />}
        <div className="actions">
          <Button kind="primary" type="submit" busy={send.isPending}>
            {t(send.isPending ? text.checking : text.look)}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
