import { useInfiniteQuery } from "@tanstack/react-query"
import { useDeferredValue, useState } from "react"
import { Checkbox } from "../../design/Checkbox.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import { Paged } from "./Paged.tsx"
import { text } from "./text.ts"
import { UnitColumn, UnitTable } from "./UnitTable.tsx"
import { UnitTree } from "./UnitTree.tsx"
import { foundQuery } from "./unit-queries.ts"

interface Props {
  readonly here?: number | undefined
  readonly above?: readonly number[]
  /** Beside a page: what is found stands in one narrow column. */
  readonly narrow?: boolean
}

/** The tree with its search: what is typed replaces the tree by what is found. */
export function UnitFinder({ here, above, narrow = false }: Props) {
  const { t } = useText()
  const [typed, setTyped] = useState("")
  const [withEnded, setWithEnded] = useState(false)
  const q = useDeferredValue(typed.trim())
  return (
    <div className="stack">
      <TextInput
        label={t(text.search)}
        hint={narrow ? undefined : t(text.searchHint)}
        bare
        type="search"
        autoComplete="off"
        placeholder={t(text.search)}
        value={typed}
        onChange={setTyped}
      />
      <div className="not-elder">
        <Checkbox label={t(text.withEnded)} checked={withEnded} onChange={setWithEnded} />
      </div>
      {q === "" ? (
        <UnitTree here={here} above={above ?? []} withEnded={withEnded} />
      ) : (
        <UnitsFound q={q} withEnded={withEnded} narrow={narrow} />
      )}
    </div>
  )
}

interface FoundProps {
  readonly q: string
  readonly withEnded: boolean
  readonly narrow: boolean
}

function UnitsFound({ q, withEnded, narrow }: FoundProps) {
  const { t } = useText()
  const found = useInfiniteQuery({ ...foundQuery(q, withEnded), placeholderData: (before) => before })
  const empty = <EmptyState title={t(text.noneFound)}>{t(text.noneFoundNote)}</EmptyState>
  const List = narrow ? UnitColumn : UnitTable
  return (
    <Paged query={found} lines={5} empty={empty}>
      {(rows) => <List caption={t(text.results)} rows={rows} />}
    </Paged>
  )
}
