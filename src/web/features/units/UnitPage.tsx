import { useQuery } from "@tanstack/react-query"
import { useParams, useRouter, useSearch } from "@tanstack/react-router"
import { useState } from "react"
import { Button } from "../../design/Button.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintButton } from "../../design/PrintButton.tsx"
import { Tabs } from "../../design/Tabs.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { AddUnit } from "./AddUnit.tsx"
import { draftNames } from "./draft-names.ts"
import { EditUnit } from "./EditUnit.tsx"
import { type UnitTab, unitTabs } from "./tabs.ts"
import { text } from "./text.ts"
import { UnitHistory } from "./UnitHistory.tsx"
import { UnitOverview } from "./UnitOverview.tsx"
import { UnitPeople } from "./UnitPeople.tsx"
import { UnitPosts } from "./UnitPosts.tsx"
import { UnitStanding } from "./UnitStanding.tsx"
import { UnitsSplit } from "./UnitsSplit.tsx"
import { hasEnded, type Unit, unitQuery } from "./unit-queries.ts"

/** A unit: what it is, its people, posts and rhythm, how it stands, and what became of it. */
export function UnitPage() {
  const { unitId } = useParams({ from: "/units/$unitId" })
  const unit = useQuery(unitQuery(Number(unitId)))
  const above = unit.data?.data.above.map((one) => one.unitId) ?? []
  return (
    <UnitsSplit here={Number(unitId)} above={above}>
      <Loaded query={unit} lines={8}>
        {({ data, version }) => <Opened key={unitId} unit={data} version={version} />}
      </Loaded>
    </UnitsSplit>
  )
}

function Opened({ unit, version }: { readonly unit: Unit; readonly version: string }) {
  const { t } = useText()
  const { today } = useSession()
  const [dialog, setDialog] = useState(useBegun(unit))
  const close = () => setDialog(undefined)
  const action = (
    <>
      <PrintButton />
      {unit.can.includes("unit.edit") && (
        <Button onClick={() => setDialog("edit")}>
          {t(hasEnded(unit, today) ? text.correct : text.edit)}
        </Button>
      )}
      {unit.can.includes("unit.add") && unit.kind !== "group" && (
        <Button onClick={() => setDialog("add")}>{t(text.add)}</Button>
      )}
    </>
  )
  return (
    <>
      <PageHead
        title={unit.name}
        note={<UnitNote unit={unit} />}
        crumbs={[
          { title: t(text.unitsTitle), href: to.units() },
          ...unit.above.map(({ unitId, name }) => ({ title: name, href: to.unit(unitId) })),
          { title: unit.name },
        ]}
        action={action}
      />
      <Sides unit={unit} />
      {dialog === "edit" && <EditUnit unit={unit} version={version} onClose={close} />}
      {dialog === "add" && <AddUnit under={unit} onClose={close} />}
    </>
  )
}

/** The form in which something is being typed still: it opens again by itself. */
function useBegun({ unitId, can }: Unit): "edit" | "add" | undefined {
  const edits = useHasDraft(draftNames.edit(unitId))
  const adds = useHasDraft(draftNames.add(unitId))
  if (edits && can.includes("unit.edit")) return "edit"
  return adds && can.includes("unit.add") ? "add" : undefined
}

function UnitNote({ unit }: { readonly unit: Unit }) {
  const { t, format, words } = useText()
  const { today } = useSession()
  const { dissolvedOn, mergedInto } = unit
  const day = dissolvedOn && format.fullDay(dissolvedOn)
  const goesOn = mergedInto && day && t(text.mergedInto(day, mergedInto.name))
  const end = goesOn || (day && t((dissolvedOn > today ? text.endsOn : text.ended)(day)))
  return <>{[words.orgKinds[unit.kind], unit.code, end].filter(Boolean).join(" · ")}</>
}

function Sides({ unit }: { readonly unit: Unit }) {
  const { t } = useText()
  const router = useRouter()
  const wanted = useSearch({ from: "/units/$unitId" }).tab
  const may: Readonly<Record<UnitTab, boolean>> = {
    overview: true,
    people: unit.can.includes("member.read"),
    posts: true,
    standing: unit.can.includes("standing.read"),
    history: true,
  }
  const titles = {
    overview: text.overview,
    people: text.peopleTab,
    posts: text.postsTab,
    standing: text.standingTab,
    history: text.historyTab,
  }
  const tabs = unitTabs.filter((key) => may[key]).map((key) => ({ key, title: t(titles[key]) }))
  const tab = wanted !== undefined && may[wanted] ? wanted : "overview"
  const show = (key: UnitTab) =>
    router.history.replace(to.unit(unit.unitId, key === "overview" ? undefined : key))
  return (
    <Tabs label={t(text.tabs)} tabs={tabs} value={tab} onChange={show}>
      {tab === "overview" && <UnitOverview unit={unit} />}
      {tab === "people" && <UnitPeople unitId={unit.unitId} people={unit.people} />}
      {tab === "posts" && <UnitPosts unit={unit} />}
      {tab === "standing" && <UnitStanding unit={unit} />}
      {tab === "history" && <UnitHistory unit={unit} />}
    </Tabs>
  )
}
