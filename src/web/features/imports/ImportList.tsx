import { useQuery } from "@tanstack/react-query"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import type { Text } from "../../text/text.ts"
import { useText } from "../../text/use-text.ts"
import { type Run, type RunState, runsQuery } from "./import-queries.ts"
import { text } from "./text.ts"

const states: Readonly<Record<RunState, Text>> = {
  checking: text.stateChecking,
  faulty: text.stateFaulty,
  ready: text.stateReady,
  outdated: text.stateReady,
  applying: text.applying,
  applied: text.stateApplied,
  undoing: text.undoing,
  undone: text.stateUndone,
  failed: text.stateFailed,
}

/** The latest imports within reach; each opens. */
export function ImportList() {
  const { t, format } = useText()
  const runs = useQuery(runsQuery)
  const columns: readonly Column<Omit<Run, "preview" | "seen">>[] = [
    {
      key: "file",
      title: t(text.file),
      cell: ({ fileName }) => fileName,
      phone: "title",
    },
    { key: "unit", title: t(text.forUnit), cell: ({ unit }) => unit.name, phone: "plain" },
    { key: "by", title: t(text.by), cell: ({ by }) => by, phone: "plain" },
    {
      key: "at",
      title: t(text.at),
      tight: true,
      cell: ({ previewedAt, appliedAt, undoneAt }) => format.instant(undoneAt ?? appliedAt ?? previewedAt),
      phone: "plain",
    },
    { key: "state", title: t(text.state), tight: true, cell: ({ state }) => t(states[state]), phone: "side" },
  ]
  return (
    <Sheet title={t(text.last)}>
      <Loaded query={runs} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t(text.none)}>{t(text.noneHelp)}</EmptyState>
          ) : (
            <DataTable
              caption={t(text.last)}
              rows={items}
              columns={columns}
              keyOf={({ importId }) => importId}
              hrefOf={({ importId }) => to.importPeople(importId)}
            />
          )
        }
      </Loaded>
    </Sheet>
  )
}
