import { DatedList } from "../../design/DatedList.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useText } from "../../text/use-text.ts"
import type { Person } from "./people-queries.ts"
import { text } from "./text.ts"

/** What a person was from which day: rank, service, status, circumstances. Nothing where it has always been so. */
export function PersonDated({ person }: { readonly person: Person }) {
  const { t } = useText()
  const shown = useDatedValue()
  if (person.dated.length === 0) return null
  const names: Readonly<Record<string, string>> = {
    rank: t(text.rank),
    "in-service": t(text.service),
    status: t(text.status),
    circumstances: t(text.circumstances),
  }
  return (
    <Sheet title={t(text.dated)}>
      <DatedList
        rows={person.dated.map(({ item, from, value, by, notedAt }) => ({
          key: `${item} ${from}`,
          name: names[item] ?? item,
          value: shown(value),
          from,
          by,
          notedAt,
        }))}
      />
    </Sheet>
  )
}

/** Says a value of a history in words. */
export function useDatedValue(): (value: Person["dated"][number]["value"]) => string {
  const { t, format, words } = useText()
  const known: Readonly<Record<string, string>> = {
    ...words.ranks,
    ...words.memberStatuses,
    ...words.circumstances,
  }
  return (value) => {
    if (typeof value === "boolean") return t(value ? text.yes : text.no)
    const list = [value ?? []].flat().map((one) => known[one] ?? one)
    return list.length > 0 ? format.list(list) : t(text.notSaid)
  }
}
