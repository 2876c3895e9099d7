import { useQuery } from "@tanstack/react-query"
import { useParams, useRouter, useSearch } from "@tanstack/react-router"
import { yearsSince } from "../../../domain/org/existence.ts"
import { EmptyState } from "../../design/EmptyState.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintButton } from "../../design/PrintButton.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { Select } from "../../design/Select.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { useCan, useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { GroupDuties } from "./GroupDuties.tsx"
import { GroupMembers } from "./GroupMembers.tsx"
import { GroupSittings } from "./GroupSittings.tsx"
import { OwnStudyDays } from "./OwnStudyDays.tsx"
import { type StudyDays, studyDaysQuery } from "./study-days-query.ts"
import { text } from "./study-days-text.ts"
import "./meetings.css"

/** The year of a central study group: what it asks, its sessions, its days by member, and what they studied alone. */
export function StudyDaysPage() {
  const unitId = Number(useParams({ from: "/units/$unitId/study-days" }).unitId)
  const { today } = useSession()
  const { year = Number(today.slice(0, 4)) } = useSearch({ from: "/units/$unitId/study-days" })
  const days = useQuery({ ...studyDaysQuery(unitId, year), placeholderData: (before) => before })
  return (
    <Loaded query={days} lines={10}>
      {(data) => <Page days={data} />}
    </Loaded>
  )
}

function Page({ days }: { readonly days: StudyDays }) {
  const { t } = useText()
  const { today } = useSession()
  const { unit, hasGroup, sittings, members, can } = days
  const isEmpty = !hasGroup && sittings.length === 0 && members.length === 0
  return (
    <div className="stack">
      <PrintHead unit={unit.name} day={today} />
      <PageHead
        title={t(text.title)}
        tab={`${t(text.title)} · ${unit.name}`}
        note={unit.name}
        crumbs={[{ title: unit.name, href: to.unit(unit.unitId) }, { title: t(text.title) }]}
        action={
          <>
            {!isEmpty && <PrintButton />}
            {can.includes("event.record") && hasGroup && (
              <LinkButton
                kind="primary"
                href={to.newEvent({ unit: unit.unitId, kind: "central-group-study" })}
              >
                {t(text.record)}
              </LinkButton>
            )}
          </>
        }
      />
      <Ways days={days} />
      {isEmpty ? (
        <Sheet>
          <EmptyState title={t(text.noGroup)}>{t(text.noGroupHelp)}</EmptyState>
        </Sheet>
      ) : (
        <>
          <GroupDuties days={days} />
          <GroupSittings days={days} />
          <GroupMembers days={days} />
          <OwnStudyDays days={days} />
        </>
      )}
    </div>
  )
}

/** Another year, and the pages that belong to it. */
function Ways({ days: { unit, year, hasGroup, sittings, can } }: { readonly days: StudyDays }) {
  const { t } = useText()
  const { today } = useSession()
  const { history } = useRouter()
  const seesPlans = useCan("plan.read")
  const now = Number(today.slice(0, 4))
  const years = yearsSince([now + 1, now, now - 1, now - 2], unit.foundedOn, year)
  const { unitId } = unit
  return (
    <div className="row no-print">
      <Select
        bare
        label={t(text.year)}
        value={String(year)}
        options={years.map((one) => ({ value: String(one), label: String(one) }))}
        onChange={(chosen) => history.replace(to.studyDays(unitId, Number(chosen)))}
      />
      {can.includes("event.record") && hasGroup && (
        <LinkButton
          href={to.layOut({ unit: unitId, kind: "central-group-study", ...(year > now ? { year } : {}) })}
        >
          {t(text.layOut)}
        </LinkButton>
      )}
      {sittings.length > 0 && <LinkButton href={to.studyDaysSheet(unitId, year)}>{t(text.sheet)}</LinkButton>}
      {seesPlans && hasGroup && <LinkButton href={to.plan(unitId, year)}>{t(text.plan)}</LinkButton>}
    </div>
  )
}
