import { useQuery } from "@tanstack/react-query"
import { useParams, useRouter, useSearch } from "@tanstack/react-router"
import type { Answer } from "../../../contract/endpoints/index.ts"
import { yearsSince } from "../../../domain/org/existence.ts"
import { api, ask } from "../../api/client.ts"
import { BandWords } from "../../design/BandWords.tsx"
import { DataTable } from "../../design/DataTable.tsx"
import { Fold } from "../../design/Fold.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { Select } from "../../design/Select.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { State } from "../../design/State.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { clauseTitle } from "../../text/record-names.ts"
import { type Speech, useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import { SummaryWords } from "./SummaryWords.tsx"
import { text } from "./text.ts"

export type Summary = Answer<"GET /units/{unitId}/summaries/{period}">

/** A period of a unit that writes itself from the records, with room for what they do not say. */
export function SummaryPage() {
  const { unitId } = useParams({ from: "/units/$unitId/summary" })
  const { today } = useSession()
  const { period = today.slice(0, 4) } = useSearch({ from: "/units/$unitId/summary" })
  const query = useQuery({
    queryKey: ["unit", "summary", Number(unitId), period],
    queryFn: () =>
      ask(
        api.GET("/api/units/{unitId}/summaries/{period}", {
          params: { path: { unitId: Number(unitId), period } },
        }),
      ),
  })
  return (
    <Loaded query={query} lines={10}>
      {(data) => <Page key={data.period} of={data} />}
    </Loaded>
  )
}

/** The year that is looked at, with its halves, quarters and months. */
function periodsIn(year: string): string[] {
  const two = (month: number) => String(month).padStart(2, "0")
  return [
    year,
    ...["H1", "H2", "Q1", "Q2", "Q3", "Q4"].map((part) => `${year}-${part}`),
    ...Array.from({ length: 12 }, (_, index) => `${year}-${two(index + 1)}`),
  ]
}

function Page({ of }: { readonly of: Summary }) {
  const speech = useText()
  const { t, format } = speech
  const { history } = useRouter()
  const { unit, period, today } = of
  const year = Number(period.slice(0, 4))
  const periods = [
    ...(yearsSince([year - 1], unit.foundedOn, year).includes(year - 1) ? [String(year - 1)] : []),
    ...periodsIn(String(year)),
  ]
  const title = t(text.title(format.period(period)))
  const usual = sentencesOf(of, speech).join("\n")
  return (
    <div className="stack">
      <PrintHead unit={unit.name} day={today} />
      <PageHead
        title={title}
        tab={`${title} · ${unit.name}`}
        note={`${unit.name} · ${t(text.note)}`}
        crumbs={[{ title: unit.name, href: to.unit(unit.unitId) }, { title }]}
        action={
          <SheetButton
            ask={() =>
              api.GET("/api/sheets/units/{unitId}/summaries/{period}", {
                params: { path: { unitId: unit.unitId, period } },
              })
            }
          />
        }
      />
      <div className="no-print">
        <Select
          required
          label={t(text.period)}
          value={period}
          onChange={(chosen) => history.replace(to.summary(unit.unitId, chosen))}
          options={periods.map((value) => ({ value, label: format.period(value) }))}
        />
      </div>
      {of.leaders.length > 0 && <Leaders leaders={of.leaders} />}
      <Figures of={of} />
      <SummaryWords of={of} usual={usual} />
    </div>
  )
}

/** The sentences that the figures make. */
function sentencesOf({ held, branches, people, plans }: Summary, { t, format }: Speech): string[] {
  const sum = (field: "times" | "hours" | "came") => held.reduce((all, one) => all + one[field], 0)
  return [
    t(text.people(branches, people)),
    held.length === 0
      ? t(text.nothing)
      : t(text.held(sum("times"), format.number(sum("hours")), sum("came"))),
    plans.asked > 0 ? t(text.plans(plans.filed, plans.asked, plans.late)) : "",
    plans.lines > 0 ? t(text.lines(plans.linesHeld, plans.lines)) : "",
  ].filter(Boolean)
}

/** Whoever leads comes first, with what their own lists say; by number, in no order of merit. */
function Leaders({ leaders }: Pick<Summary, "leaders">) {
  const { t, format, words } = useText()
  return (
    <Sheet title={t(text.leaders)}>
      <DataTable
        caption={t(text.leaders)}
        rows={leaders}
        keyOf={({ memberId }) => memberId}
        hrefOf={({ memberId }) => to.person(memberId)}
        columns={[
          { key: "name", title: t(text.name), phone: "title", cell: ({ name }) => name },
          {
            key: "posts",
            title: t(text.posts),
            phone: "plain",
            cell: ({ posts }) => format.list(posts.map((one) => words.posts[one])),
          },
          {
            key: "attended",
            title: t(text.attended),
            numeric: true,
            cell: ({ attended, listed }) => t(text.ofListed(format.number(attended), format.number(listed))),
          },
          {
            key: "madeUp",
            title: t(text.madeUp),
            numeric: true,
            cell: ({ madeUp }) => format.number(madeUp),
          },
          {
            key: "lectures",
            title: t(text.lectures),
            numeric: true,
            cell: ({ lectures }) => format.number(lectures),
          },
        ]}
      />
    </Sheet>
  )
}

function Figures({ of }: { readonly of: Summary }) {
  const { held, clauses, sentences } = of
  const speech = useText()
  const { t, format, words } = speech
  const asked = of.period.slice(0, 4) === of.today.slice(0, 4) ? text.standingSoFar : text.standing
  const said = sentences === null ? sentencesOf(of, speech) : sentences.split("\n")
  return (
    <>
      <Sheet title={t(text.figures)}>
        {said.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own and never change places
          <p key={index}>{line}</p>
        ))}
        {sentences !== null && (
          <Fold className="no-print" summary={t(text.asFigures)}>
            {sentencesOf(of, speech).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </Fold>
        )}
        {held.length > 0 && (
          <DataTable
            caption={t(text.figures)}
            rows={held}
            keyOf={({ kind }) => kind}
            columns={[
              {
                key: "kind",
                title: t(text.kind),
                phone: "title",
                cell: ({ kind }) => words.activityKinds[kind],
              },
              {
                key: "times",
                title: t(text.times),
                numeric: true,
                cell: ({ times }) => format.number(times),
              },
              {
                key: "hours",
                title: t(text.hours),
                numeric: true,
                cell: ({ hours }) => format.number(hours),
              },
              { key: "came", title: t(text.came), numeric: true, cell: ({ came }) => format.number(came) },
            ]}
          />
        )}
      </Sheet>
      {clauses.length > 0 && (
        <Sheet title={t(asked)} action={<BandWords />}>
          <DataTable
            caption={t(asked)}
            rows={standing(clauses)}
            keyOf={({ obligation }) => obligation}
            columns={[
              {
                key: "clause",
                title: t(text.clause),
                phone: "title",
                cell: ({ obligation, title, packTitle }) => (
                  <>
                    {clauseTitle(speech, obligation, title)} <small lang="zh-CN">{packTitle}</small>
                  </>
                ),
              },
              {
                key: "bands",
                title: t(text.bands),
                phone: "below",
                cell: ({ bands }) => (
                  <span className="row">
                    {bands.map(({ band, units }) => (
                      <State key={band} is={band}>
                        {format.number(units)}
                      </State>
                    ))}
                  </span>
                ),
              },
            ]}
          />
        </Sheet>
      )}
    </>
  )
}

/** The bands of each clause beside each other. */
function standing(clauses: Summary["clauses"]) {
  const found = new Map<
    string,
    Omit<Summary["clauses"][number], "band" | "units"> & { bands: Summary["clauses"] }
  >()
  for (const one of clauses) {
    const before = found.get(one.obligation)
    found.set(one.obligation, {
      obligation: one.obligation,
      title: one.title,
      packTitle: one.packTitle,
      bands: [...(before?.bands ?? []), one],
    })
  }
  return [...found.values()]
}
