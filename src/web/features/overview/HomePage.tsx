import { useRouter, useSearch } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { type Desk, desksOf } from "../../../domain/overview/desks.ts"
import { Chips } from "../../design/Chips.tsx"
import { Select } from "../../design/Select.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { AdminHome } from "./AdminHome.tsx"
import { BoardView } from "./BoardView.tsx"
import { homeText as text } from "./home-text.ts"
import { MemberHome } from "./MemberHome.tsx"
import "./overview.css"
import { UnitHome } from "./UnitHome.tsx"

const keyOf = ({ kind, unitId }: Desk) => `${kind}-${unitId ?? 0}`

/** What somebody starts with: the desk of their first role, or the one they chose. */
export function HomePage() {
  const { roles, memberId } = useSession()
  const desks = desksOf(roles, memberId !== null)
  const { desk: wanted } = useSearch({ from: "/" })
  const desk = desks.find((one) => keyOf(one) === wanted) ?? desks[0]
  if (!desk) return <AdminHome />
  const choice = desks.length > 1 && <DeskChoice desks={desks} value={keyOf(desk)} />
  return <DeskOf key={keyOf(desk)} desk={desk} choice={choice} />
}

function DeskOf({ desk, choice }: { readonly desk: Desk; readonly choice: ReactNode }) {
  if (desk.kind === "member") return <MemberHome choice={choice} />
  const unitId = desk.unitId ?? (desk.kind === "inspector" ? "mine" : null)
  if (desk.kind === "administrator" || unitId === null) return <AdminHome choice={choice} />
  if (["committee", "district", "inspector"].includes(desk.kind)) {
    return (
      <BoardView
        unitId={unitId}
        choice={choice}
        home={desk.kind}
        addressOf={(look) => to.home({ desk: keyOf(desk), ...look })}
      />
    )
  }
  if (unitId === "mine") return null
  return <UnitHome unitId={unitId} choice={choice} />
}

function DeskChoice({ desks, value }: { readonly desks: readonly Desk[]; readonly value: string }) {
  const { t, words } = useText()
  const { history } = useRouter()
  const options = desks.map((desk) => ({
    value: keyOf(desk),
    label:
      desk.kind === "member"
        ? t(text.ownDesk)
        : desk.unitName === null
          ? words.roles[desk.role]
          : t(text.deskOf(words.roles[desk.role], desk.unitName)),
  }))
  const go = (key: string) => history.push(to.home({ desk: key }))
  return (
    <div className="desk-choice no-print">
      {options.length > sideBySide ? (
        <Select label={t(text.desks)} bare options={options} value={value} onChange={go} />
      ) : (
        <Chips label={t(text.desks)} bare options={options} value={value} onChange={go} />
      )}
    </div>
  )
}

/** So many desks are offered side by side; more fold into a list. */
const sideBySide = 3
