import type { Column } from "../../design/DataTable.tsx"
import { Lamps } from "../../design/Lamps.tsx"
import { useText } from "../../text/use-text.ts"
import { EventState } from "./EventState.tsx"
import { text } from "./text.ts"
import type { EventLine } from "./types.ts"

/** The columns of a list of activities. */
export function useEventColumns(): readonly Column<EventLine>[] {
  const { t, format, words } = useText()
  return [
    {
      key: "when",
      title: t(text.when),
      cell: ({ start }) => format.start(start),
      tight: true,
      phone: "plain",
    },
    {
      key: "kind",
      title: t(text.kind),
      cell: ({ kind }) => words.activityKinds[kind],
      phone: "plain",
    },
    { key: "topic", title: t(text.topic), cell: ({ topic }) => topic, phone: "title" },
    { key: "unit", title: t(text.unit), cell: ({ unit }) => unit.name, phone: "plain" },
    {
      key: "came",
      title: t(text.came),
      cell: ({ attended, expected, state }) =>
        state === "held" && attended !== null && expected !== null
          ? t(text.cameOf(format.number(attended), format.number(expected)))
          : "",
      numeric: true,
      tight: true,
      phone: "none",
    },
    {
      key: "lamps",
      title: t(text.lamps),
      cell: ({ state, lamps }) =>
        state === "held" && lamps ? <Lamps compact states={lamps} /> : <EventState state={state} />,
      tight: true,
      phone: "side",
    },
  ]
}
