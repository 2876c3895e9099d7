import { useQuery } from "@tanstack/react-query"
import { useParams, useSearch } from "@tanstack/react-router"
import { useEffect } from "react"
import { Button } from "../../design/Button.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { type Speech, useText } from "../../text/use-text.ts"
import {
  countAt,
  type GroupMember,
  type GroupSitting,
  type StudyDays,
  studyDaysQuery,
} from "./study-days-query.ts"
import { leaveMarkTexts, markTexts, text } from "./study-days-text.ts"
import "./meetings.css"

/** 中心组考勤表: the members of a year against its sessions, on one sheet to be signed. */
export function GroupSheetPage() {
  const unitId = Number(useParams({ from: "/units/$unitId/study-days/sheet" }).unitId)
  const { today } = useSession()
  const { year = Number(today.slice(0, 4)) } = useSearch({ from: "/units/$unitId/study-days/sheet" })
  const days = useQuery(studyDaysQuery(unitId, year))
  useEffect(() => {
    // A page of paper is wide where the document says so: all of it, or a blank one comes before.
    const { classList } = document.documentElement
    classList.add("landscape")
    return () => classList.remove("landscape")
  }, [])
  return (
    <Loaded query={days} lines={10}>
      {(data) => <GroupSheet days={data} />}
    </Loaded>
  )
}

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

/** A month with what was held in it; an empty column where that is nothing. */
interface MonthOf {
  readonly month: number
  readonly held: readonly GroupSitting[]
}

function GroupSheet({ days }: { readonly days: StudyDays }) {
  const { t, format } = useText()
  const { today } = useSession()
  const { unit, year, sittings, members } = days
  const ofYear = months.map(
    (month): MonthOf => ({
      month,
      held: sittings.filter(({ state, start }) => state === "held" && Number(start.slice(5, 7)) === month),
    }),
  )
  return (
    <div className="group-sheet-page stack">
      <PrintHead unit={unit.name} day={today} />
      <PageHead
        title={t(text.sheetTitle(year))}
        tab={`${t(text.sheetTitle(year))} · ${unit.name}`}
        crumbs={[
          { title: unit.name, href: to.unit(unit.unitId) },
          { title: t(text.title), href: to.studyDays(unit.unitId, year) },
          { title: t(text.sheet) },
        ]}
        action={
          <Button kind="primary" onClick={() => window.print()}>
            {t(text.printSheet)}
          </Button>
        }
      />
      <p className="for-paper no-print">{t(text.sheetForPaper)}</p>
      <div className="table-frame">
        <table className="group-sheet">
          <caption className="unseen">{t(text.sheetTitle(year))}</caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {t(text.number)}
              </th>
              <th scope="col" rowSpan={2} className="name">
                {t(text.member)}
              </th>
              {ofYear.map(({ month, held }) => (
                <th key={month} scope="colgroup" colSpan={Math.max(1, held.length)}>
                  {format.month(`${year}-${String(month).padStart(2, "0")}`)}
                </th>
              ))}
              {(["expected", "came", "excused", "madeUp"] as const).map((sum) => (
                <th key={sum} scope="col" rowSpan={2}>
                  {t(text[sum])}
                </th>
              ))}
            </tr>
            <tr>
              {ofYear.map(({ month, held }) =>
                held.length === 0 ? (
                  <td key={month} />
                ) : (
                  held.map(({ activityId, start }) => (
                    <th key={activityId} scope="col">
                      {Number(start.slice(8, 10))}
                    </th>
                  ))
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {members.map((member, index) => (
              <Line key={member.memberId} number={index + 1} member={member} months={ofYear} />
            ))}
            <Sums months={ofYear} members={members} />
          </tbody>
        </table>
      </div>
      <p className="small">{t(text.sheetLegend)}</p>
      <div className="signatures print-only">
        <span>{t(text.secretarySigns)}</span>
        <span>{t(text.headSigns)}</span>
      </div>
    </div>
  )
}

interface LineProps {
  readonly number: number
  readonly member: GroupMember
  readonly months: readonly MonthOf[]
}

function Line({ number, member, months: ofYear }: LineProps) {
  const speech = useText()
  const { t, format } = speech
  const marks = new Map(member.marks.map((mark) => [mark.activityId, mark]))
  const count = (of: (status: string | null) => boolean) =>
    format.number(member.marks.filter(({ status }) => of(status)).length)
  return (
    <tr>
      <td>{number}</td>
      <th scope="row" className="name">
        {member.name} {member.head && <small>{t(text.head)}</small>}
      </th>
      {ofYear.map(({ month, held }) =>
        held.length === 0 ? (
          <td key={month} />
        ) : (
          held.map(({ activityId }) => <td key={activityId}>{markOf(marks.get(activityId), speech)}</td>)
        ),
      )}
      <td>{count(() => true)}</td>
      <td>{count((status) => status === "present" || status === "late" || status === "left-early")}</td>
      <td>{count((status) => status === "on-leave")}</td>
      <td>
        {format.number(member.marks.filter(({ status, toCome }) => status === "made-up" && !toCome).length)}
      </td>
    </tr>
  )
}

/** What is drawn for a member in a session. */
function markOf(mark: GroupMember["marks"][number] | undefined, { t }: Speech): string {
  if (!mark) return "—"
  const { status, detail, toCome } = mark
  if (status === null) return ""
  if (toCome) return t(markTexts.absent)
  const leave =
    detail !== null && detail in leaveMarkTexts ? (detail as keyof typeof leaveMarkTexts) : undefined
  return t(status === "on-leave" && leave ? leaveMarkTexts[leave] : markTexts[status])
}

/** How many came of how many expected, session by session. */
function Sums({
  months: ofYear,
  members,
}: {
  readonly months: readonly MonthOf[]
  readonly members: readonly GroupMember[]
}) {
  const { t, format } = useText()
  return (
    <>
      {(["expected", "came"] as const).map((sum) => (
        <tr key={sum}>
          <th scope="row" colSpan={2}>
            {t(text[sum])}
          </th>
          {ofYear.map(({ month, held }) =>
            held.length === 0 ? (
              <td key={month} />
            ) : (
              held.map(({ activityId }) => (
                <td key={activityId}>{format.number(countAt(activityId, members)[sum])}</td>
              ))
            ),
          )}
          <td colSpan={4} />
        </tr>
      ))}
    </>
  )
}
