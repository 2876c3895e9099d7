import { useQuery } from "@tanstack/react-query"
import { useParams, useRouter, useSearch } from "@tanstack/react-router"
import { useState } from "react"
import { Button } from "../../design/Button.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintButton } from "../../design/PrintButton.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { Changes } from "../history/index.tsx"
import { OwnAbsencesNow } from "../overview/index.tsx"
import { draftNames } from "./draft-names.ts"
import { EditPerson } from "./EditPerson.tsx"
import { PersonCategories } from "./PersonCategories.tsx"
import { PersonDated } from "./PersonDated.tsx"
import { PersonFacts } from "./PersonFacts.tsx"
import { PersonMemberships } from "./PersonMemberships.tsx"
import { PersonPosts } from "./PersonPosts.tsx"
import { PersonRecord } from "./PersonRecord.tsx"
import { PersonStanding } from "./PersonStanding.tsx"
import { type Person, personQuery } from "./people-queries.ts"
import { TransferPerson } from "./TransferPerson.tsx"
import { text } from "./text.ts"
import "./people.css"

/** A person: what is known, where they belong, what is asked of them, and everything recorded. */
export function PersonPage() {
  const { memberId } = useParams({ from: "/people/$memberId" })
  const person = useQuery(personQuery(Number(memberId)))
  return (
    <Loaded query={person} lines={10}>
      {({ data, version }) => <Opened key={memberId} person={data} version={version} />}
    </Loaded>
  )
}

/** A person with the version an edit names. */
export interface OpenPerson {
  readonly person: Person
  readonly version: string
}

function Opened({ person, version }: OpenPerson) {
  const { t, format } = useText()
  const { today, memberId: reader } = useSession()
  const [doing, setDoing] = useState(useBegun(person))
  const done = () => setDoing(undefined)
  const { can, unit, placedByPost, name, code } = person
  const { history } = useRouter()
  const thisYear = Number(today.slice(0, 4))
  const year = useSearch({ from: "/people/$memberId" }).year ?? thisYear
  const open = (one: number) =>
    history.replace(to.person(person.memberId, one === thisYear ? undefined : one))
  return (
    <div className="stack">
      <PrintHead unit={unit?.name ?? ""} day={today} />
      <PageHead
        title={name}
        note={[unit && placedByPost ? t(text.byPost(unit.name)) : unit?.name, code]
          .filter(Boolean)
          .join(" · ")}
        crumbs={[{ title: t(text.peopleTitle), href: to.people() }, { title: name }]}
        action={
          <>
            <PrintButton />
            <LinkButton href={to.personMix(person.memberId)}>{t(text.mix)}</LinkButton>
            {can.includes("member.transfer") && (
              <Button onClick={() => setDoing("transfer")}>{t(text.transfer)}</Button>
            )}
            {can.includes("member.edit") && (
              <Button kind="primary" onClick={() => setDoing("edit")}>
                {t(text.edit)}
              </Button>
            )}
          </>
        }
      />
      {person.strandedSince !== null && can.includes("member.transfer") && (
        <section className="notice no-print">
          <p>{t(text.stranded(format.fullDay(person.strandedSince)))}</p>
          <Button kind="primary" onClick={() => setDoing("transfer")}>
            {t(text.transfer)}
          </Button>
        </section>
      )}
      <PersonStanding memberId={person.memberId} year={year} />
      {person.memberId === reader && year === thisYear && <OwnAbsencesNow />}
      <div className="columns">
        <div className="stack">
          <PersonFacts person={person} />
          <PersonCategories categories={person.categories} />
          <PersonDated person={person} />
        </div>
        <div className="stack">
          <PersonMemberships person={person} version={version} />
          <PersonPosts person={person} version={version} />
        </div>
      </div>
      <PersonRecord memberId={person.memberId} unitId={unit?.unitId ?? null} year={year} onYear={open} />
      <Changes of={{ memberId: person.memberId }} />
      {doing === "edit" && <EditPerson person={person} version={version} onClose={done} />}
      {doing === "transfer" && <TransferPerson person={person} version={version} onClose={done} />}
    </div>
  )
}

/** The form in which something is being typed still: it opens again by itself. */
function useBegun({ memberId, can }: Person): "edit" | "transfer" | undefined {
  const edits = useHasDraft(draftNames.edit(memberId))
  const transfers = useHasDraft(draftNames.transfer(memberId))
  if (edits && can.includes("member.edit")) return "edit"
  return transfers && can.includes("member.transfer") ? "transfer" : undefined
}
