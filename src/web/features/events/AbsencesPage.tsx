import { useQuery } from "@tanstack/react-query"
import { useRouter, useSearch } from "@tanstack/react-router"
import { useState } from "react"
import type { ActivityKind } from "../../../domain/shared/words.ts"
import { api, ask } from "../../api/client.ts"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Fold } from "../../design/Fold.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { Select } from "../../design/Select.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { Shortened } from "../../design/Shortened.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import { calledIn } from "./namesakes.ts"
import { recordingUnits } from "./recording-units.ts"
import { text } from "./text.ts"
import type { Absences } from "./types.ts"
import "./events.css"

/** Who missed what and has not made it up, person by person. */
export function AbsencesPage() {
  const { t } = useText()
  const session = useSession()
  const search = useSearch({ from: "/events/absences" })
  const units = recordingUnits(session)
  const [chosen, setChosen] = useState(units[0]?.value ?? "")
  const unitId = search.unit ?? Number(chosen)
  const { history } = useRouter()
  const year = Number(session.today.slice(0, 4))
  const of = search.year ?? String(year)
  const ofUnit = search.unit === undefined ? {} : { unit: search.unit }
  const setOf = (one: string) => history.replace(to.absences({ ...ofUnit, year: Number(one) }))
  const absences = useQuery({
    queryKey: ["absences", unitId, of],
    queryFn: () =>
      ask(api.GET("/api/units/{unitId}/absences", { params: { path: { unitId }, query: { year: of } } })),
    enabled: unitId > 0,
  })
  return (
    <div className="stack">
      {absences.data && <PrintHead unit={absences.data.unit.name} day={session.today} />}
      <PageHead
        title={t(text.absencesTitle)}
        note={absences.data?.unit.name}
        crumbs={[{ title: t(text.eventsTitle), href: to.events(ofUnit) }, { title: t(text.absencesTitle) }]}
        action={
          <div className="row no-print">
            {search.unit === undefined && units.length > 1 && (
              <Select bare label={t(text.whichUnit)} value={chosen} onChange={setChosen} options={units} />
            )}
            {unitId > 0 && (
              <SheetButton
                ask={() =>
                  api.GET("/api/sheets/units/{unitId}/absences", {
                    params: { path: { unitId }, query: { year: of } },
                  })
                }
              />
            )}
            <Select
              bare
              label={t(text.year)}
              value={of}
              onChange={setOf}
              options={[...new Set([year, year - 1, year - 2, Number(of)])].map((one) => ({
                value: String(one),
                label: String(one),
              }))}
            />
          </div>
        }
      />
      {unitId > 0 ? (
        <Sheet>
          <Loaded query={absences} lines={6}>
            {(loaded) => <People absences={loaded} />}
          </Loaded>
        </Sheet>
      ) : (
        <Sheet>
          <EmptyState title={t(text.noUnit)}>{t(text.noUnitHelp)}</EmptyState>
        </Sheet>
      )}
    </div>
  )
}

/** From so many people on, each is closed until somebody looks. */
const many = 5

function People({ absences: { people, more } }: { readonly absences: Absences }) {
  const { t, format, words } = useText()
  const kinds = [...new Set(people.flatMap(({ missed }) => missed.map(({ kind }) => kind)))].sort()
  const [kind, setKind] = useState<ActivityKind | "owed" | "">("owed")
  const called = calledIn(people)
  const shown = people
    .map((person) => ({
      ...person,
      missed: person.missed.filter((one) => kind === "" || (kind === "owed" ? one.owed : one.kind === kind)),
    }))
    .filter(({ missed }) => missed.length > 0)
    .map((person) => ({ ...person, name: called(person) }))
  if (people.length === 0) return <EmptyState title={t(text.noAbsences)}>{t(text.noAbsencesHelp)}</EmptyState>
  return (
    <div className="stack">
      <Select
        bare
        className="no-print"
        label={t(text.kind)}
        empty={t(text.anyKind)}
        value={kind}
        onChange={setKind}
        options={[
          { value: "owed", label: t(text.owedKinds) },
          ...kinds.map((value) => ({ value, label: words.activityKinds[value] })),
        ]}
      />
      {shown.length === 0 && <EmptyState title={t(text.noAbsences)}>{t(text.noneOwed)}</EmptyState>}
      <div>
        {shown.map((person) => (
          <Person key={person.memberId} person={person} open={shown.length < many} />
        ))}
      </div>
      {more && <p className="small">{t(text.absencesMore(format.number(people.length)))}</p>}
    </div>
  )
}

interface PersonProps {
  readonly person: Absences["people"][number]
  readonly open: boolean
}

function Person({ person: { memberId, name, missed }, open }: PersonProps) {
  const { t, format, words } = useText()
  return (
    <Fold
      className="item-more roster-branch"
      open={open}
      summary={
        <>
          {name} <small>{t(text.absencesOf(format.number(missed.length)))}</small>
        </>
      }
    >
      <ul className="owe-list">
        {missed.map(({ activityId, kind, topic, on, hours, status, detail, reason, arranges }) => {
          const what = `${format.day(on)} ${words.activityKinds[kind]}`
          return (
            <li key={activityId}>
              <div>
                <Shortened>{t(text.kindAndTopic(what, topic))}</Shortened>
                <p className="small">
                  {[
                    words.attendanceStatuses[status],
                    detail && words.attendanceDetails[detail],
                    reason,
                    t(text.hoursOf(format.number(hours))),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
              </div>
              {arranges ? (
                <LinkButton
                  className="no-print"
                  href={to.makeUp(activityId, memberId)}
                  aria-label={`${t(text.makeUp)}: ${name} ${what}`}
                >
                  {t(text.makeUp)}
                </LinkButton>
              ) : (
                <small>{t(text.branchArranges)}</small>
              )}
            </li>
          )
        })}
      </ul>
    </Fold>
  )
}
