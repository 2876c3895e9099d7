import { type FormEvent, useState } from "react"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { Checkbox } from "../../design/Checkbox.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Select } from "../../design/Select.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"
import type { Feeds } from "./types.ts"

interface Props {
  readonly offered: Feeds["offered"]
  readonly onMade: (made: { readonly feedId: number; readonly address: string }) => void
}

/** Makes the address of a feed: of one's own sittings, or of a unit. */
export function NewFeed({ offered, onMade }: Props) {
  const { t } = useText()
  const options = [
    ...(offered.own ? [{ value: "mine", label: t(text.feedMine) }] : []),
    ...offered.units.map(({ unitId, name }) => ({ value: String(unitId), label: t(text.feedOf(name)) })),
  ]
  const [which, setWhich] = useState(options[0]?.value ?? "")
  const [withDue, setWithDue] = useState(false)
  const make = useAction({
    run: (body: { unitId: number | null; withDue: boolean }, action) =>
      ask(api.POST("/api/me/feeds", { body, ...action })),
    onDone: onMade,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const unitId = which === "mine" ? null : Number(which)
    make.mutate({ unitId, withDue: withDue && unitId !== null })
  }
  return (
    <Sheet title={t(text.feedMake)}>
      <form className="form" onSubmit={submit}>
        <Select required label={t(text.feedWhich)} options={options} value={which} onChange={setWhich} />
        {which !== "mine" && <Checkbox label={t(text.feedDue)} checked={withDue} onChange={setWithDue} />}
        {make.error && <ErrorNote error={make.error} />}
        <div className="actions">
          <Button kind="primary" type="submit" busy={make.isPending}>
            {t(text.feedMake)}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
