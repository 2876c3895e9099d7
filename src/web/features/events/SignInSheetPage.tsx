import { useQuery } from "@tanstack/react-query"
import { useParams } from "@tanstack/react-router"
import { api, ask } from "../../api/client.ts"
import { Button } from "../../design/Button.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { type Speech, useText } from "../../text/use-text.ts"
import { eventRoll } from "./event-roll.ts"
import { hallText } from "./hall-text.ts"
import { calledIn } from "./namesakes.ts"
import { groupsOf } from "./roster-marks.ts"
import { text } from "./text.ts"
import type { EventBody, ListRow, Roll } from "./types.ts"
import "./hall.css"

/** A sheet of paper on which whoever comes may sign, for those who like it so: nobody has to. */
export function SignInSheetPage() {
  const activityId = Number(useParams({ from: "/events/$activityId/sheet" }).activityId)
  const event = useQuery({
    queryKey: ["event", String(activityId)],
    queryFn: () => ask(api.GET("/api/events/{activityId}", { params: { path: { activityId } } })),
  })
  const roll = useQuery(eventRoll(activityId))
  return (
    <Loaded query={event} lines={8}>
      {(loaded) => (
        <Loaded query={roll} lines={8}>
          {(list) => <SignInSheet event={loaded} roll={list} />}
        </Loaded>
      )}
    </Loaded>
  )
}

/** Blank lines for guests. */
const guestLines = 9

function SignInSheet({ event, roll }: { readonly event: EventBody; readonly roll: Roll }) {
  const speech = useText()
  const { t, format, words } = speech
  const { today } = useSession()
  const called = calledIn(roll.people)
  const groups = groupsOf(roll.people, roll.branches, t(text.noBranch))
  const rows = new Map(event.attendance.map((row) => [row.member.memberId, row]))
  const leave = new Map(
    roll.people.map((one) => [one.memberId, leaveSaid(one, rows.get(one.memberId), speech)]),
  )
  const guests = Array.from({ length: guestLines }, () => ({ name: "", signature: "" }))
  return (
    <div className="stack">
      <PrintHead unit={event.unit.name} day={today} />
      <PageHead
        title={t(hallText.sheetOf(event.topic))}
        note={[
          words.activityKinds[event.kind],
          format.fullDay(event.start),
          event.start.slice(11),
          event.place,
          t(hallText.people(format.number(roll.people.length))),
        ]
          .filter(Boolean)
          .join(" · ")}
        crumbs={[{ title: event.topic, href: to.event(event.activityId) }]}
        action={
          <Button kind="primary" onClick={() => window.print()}>
            {t(hallText.printSheet)}
          </Button>
        }
      />
      {groups.map((group) => (
        <Lines
          key={group.name}
          caption={
            groups.length > 1 ? t(hallText.branchOf(group.name, format.number(group.people.length))) : ""
          }
          lines={group.people.map((one) => ({
            name: called(one),
            signature: leave.get(one.memberId) ?? "",
          }))}
        />
      ))}
      <Lines caption={t(text.guests)} lines={guests} />
    </div>
  )
}

/** That somebody is on leave, and which: as the list has it, or, where it says nothing yet, as it was approved. */
function leaveSaid(
  { leave }: Roll["people"][number],
  row: ListRow | undefined,
  { t, words }: Speech,
): string {
  // A make-up changes nothing of who was away.
  const listed = row?.notedFirst ?? row?.status ?? null
  if (listed === null ? leave === null : listed !== "on-leave") return ""
  const status = words.attendanceStatuses["on-leave"]
  const kind =
    listed === null ? leave && words.leaveKinds[leave] : row?.detail && words.attendanceDetails[row.detail]
  return kind ? t(hallText.onLeave(status, kind)) : status
}

interface Line {
  readonly name: string
  /** What stands where others sign. */
  readonly signature: string
}

/** How many people stand in one line. */
const abreast = 3

function Lines({ caption, lines }: { readonly caption: string; readonly lines: readonly Line[] }) {
  const { t } = useText()
  const rows = Array.from({ length: Math.ceil(lines.length / abreast) }, (_, row) => row * abreast)
  const places = Array.from({ length: abreast }, (_, place) => place)
  return (
    <table className="sign-in-sheet">
      {caption !== "" && <caption>{caption}</caption>}
      <thead>
        <tr>
          {places.map((place) => [
            <th key={`name ${place}`} scope="col">
              {t(hallText.nameColumn)}
            </th>,
            <th key={`signature ${place}`} scope="col">
              {t(hallText.signature)}
            </th>,
          ])}
        </tr>
      </thead>
      <tbody>
        {rows.map((first) => (
          <tr key={first}>
            {places.map((place) => [
              <td key={`name ${place}`}>{lines[first + place]?.name ?? ""}</td>,
              <td key={`signature ${place}`}>{lines[first + place]?.signature ?? ""}</td>,
            ])}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
