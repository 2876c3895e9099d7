import { useState } from "react"
import { PageHead } from "../../design/PageHead.tsx"
import { useText } from "../../text/use-text.ts"
import { CheckSheet } from "./CheckSheet.tsx"
import { TrailLines } from "./TrailLines.tsx"
import { TrailSearch } from "./TrailSearch.tsx"
import { text } from "./text.ts"
import type { Wanted } from "./wanted.ts"

/** The trail for the audit administrator: whether it is whole, and what is in it. */
export function TrailPage() {
  const { t } = useText()
  const [wanted, setWanted] = useState<Wanted>({})
  return (
    <div className="stack">
      <PageHead title={t(text.trailTitle)} note={t(text.trailNote)} />
      <CheckSheet />
      <TrailSearch wanted={wanted} onSearch={setWanted} />
      <TrailLines wanted={wanted} onNarrow={(more) => setWanted({ ...wanted, ...more })} />
    </div>
  )
}
