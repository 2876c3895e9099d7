import type { Booking } from "../../../contract/venues.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { Shortened } from "../../design/Shortened.tsx"
import { to } from "../../paths.ts"
import { eventName } from "../../text/record-names.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

/** Bookings of a place, the earliest first; what they are for where the reader may see it. */
export function Bookings({ bookings }: { readonly bookings: readonly Booking[] }) {
  const { t, format, words } = useText()
  const columns: readonly Column<Booking>[] = [
    {
      key: "when",
      title: t(text.when),
      cell: ({ from, until }) => t(text.fromUntil(format.start(from), until.slice(11))),
      tight: true,
      phone: "plain",
    },
    { key: "who", title: t(text.who), cell: ({ unitName }) => unitName, phone: "title" },
    {
      key: "what",
      title: t(text.what),
      cell: ({ activity }) =>
        activity && (
          <Anchor href={to.event(activity.activityId)}>
            <Shortened>{eventName(words.activityKinds[activity.kind], activity.topic)}</Shortened>
          </Anchor>
        ),
      phone: "plain",
    },
    {
      key: "clash",
      title: t(text.clash),
      cell: ({ clashes }) => (clashes ? `△ ${t(text.clash)}` : ""),
      tight: true,
      phone: "plain",
    },
  ]
  return (
    <DataTable
      caption={t(text.bookings)}
      rows={bookings}
      columns={columns}
      keyOf={({ from, unitName }) => `${from} ${unitName}`}
    />
  )
}
