import { useState } from "react"
import type { Answered } from "../../api/client-types.ts"
import { keepAnswer } from "../../api/keep-file.ts"
import { isProblem } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { PrintButton } from "../../design/PrintButton.tsx"
import { useRefused } from "../../design/use-refused.ts"
import { useText } from "../../text/use-text.ts"
import { type Days, OfSomeDays } from "./OfSomeDays.tsx"
import { text } from "./text.ts"

interface Props {
  /** Asks for the sheet of what the page shows. */
  readonly ask: () => Promise<Answered<unknown>>
  /** Asks for the same of some days: offered where one sheet does not hold all. */
  readonly askOf?: (days: Days) => Promise<Answered<unknown>>
  /** What it is called where that is not what the page shows. */
  readonly what?: "take" | "register" | "ofYear"
  /** One list of several: the page has a button that prints them all. */
  readonly alone?: boolean
}

/** Takes the list of a page along as a sheet, whole, and on paper. */
export function SheetButton({ ask, askOf, what = "take", alone = false }: Props) {
  const { t } = useText()
  const [choosing, setChoosing] = useState(false)
  const tell = useRefused()
  const take = useAction({
    onRefused: (error) => (askOf && isProblem(error, "too-many-rows") ? setChoosing(true) : tell(error)),
    run: (_: undefined) => keepAnswer(ask()),
  })
  return (
    <>
      <Button
        kind="quiet"
        className="no-print not-elder"
        busy={take.isPending}
        onClick={() => take.mutate(undefined)}
      >
        {t(text[what])}
      </Button>
      {!alone && <PrintButton />}
      {choosing && askOf && <OfSomeDays ask={askOf} onClose={() => setChoosing(false)} />}
    </>
  )
}
