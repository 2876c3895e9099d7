import type { ReactNode } from "react"
import { Anchor } from "../design/Anchor.tsx"
import { PageHead } from "../design/PageHead.tsx"
import { PrintHead } from "../design/PrintHead.tsx"
import { to } from "../paths.ts"
import { useText } from "../text/use-text.ts"
import { useSession } from "./session.ts"
import { text } from "./text.ts"

const pages = ["topics", "concerns", "mix", "venues", "lecturers", "turns"] as const
/** A page about what a unit studies and where. */
export type StudyPage = (typeof pages)[number]

const hrefs: Readonly<Record<StudyPage, (unitId: number) => string>> = {
  topics: (unitId) => to.unitTopics(unitId),
  concerns: to.concerns,
  mix: (unitId) => to.unitMix(unitId),
  venues: to.venues,
  lecturers: to.lecturers,
  turns: to.turns,
}
const titles = {
  topics: text.studyTopics,
  concerns: text.studyConcerns,
  mix: text.studyMix,
  venues: text.studyVenues,
  lecturers: text.studyLecturers,
  turns: text.studyTurns,
} as const

interface Props {
  readonly page: StudyPage
  readonly unit: { readonly unitId: number; readonly name: string }
  readonly title?: string
  readonly note?: string
  readonly action?: ReactNode
}

/** The head of a page about what a unit studies and where, with the way to the others of these pages. */
export function StudyHead({ page, unit, title, note, action }: Props) {
  const { t } = useText()
  const { today } = useSession()
  const { unitId, name } = unit
  const own = t(titles[page])
  return (
    <>
      <PrintHead unit={name} day={today} />
      <PageHead
        title={title ?? own}
        tab={`${title ?? own} · ${name}`}
        note={note ?? name}
        crumbs={[
          { title: name, href: to.unit(unitId) },
          ...(title === undefined ? [] : [{ title: own, href: hrefs[page](unitId) }]),
          { title: title ?? own },
        ]}
        action={action}
      />
      <nav className="study-pages no-print" aria-label={t(text.studyPages)}>
        {pages.map((one) => (
          <Anchor key={one} href={hrefs[one](unitId)} aria-current={one === page ? "page" : undefined}>
            {t(titles[one])}
          </Anchor>
        ))}
      </nav>
    </>
  )
}
