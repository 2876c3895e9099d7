import { useInfiniteQuery } from "@tanstack/react-query"
import { useRouter } from "@tanstack/react-router"
import { plansFilters } from "../../../contract/plan-lists.ts"
import { yearsSince } from "../../../domain/org/existence.ts"
import { api, ask } from "../../api/client.ts"
import { Chips } from "../../design/Chips.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { More } from "../../design/More.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import type { Text } from "../../text/text.ts"
import { useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import { BelowTable } from "./BelowTable.tsx"
import { ManyDeeds } from "./ManyDeeds.tsx"
import { text } from "./text.ts"
import type { Below } from "./types.ts"
import type { BelowQuery } from "./use-many-plans.ts"

interface Props {
  readonly unitId: number
  readonly year: number
  readonly state: string | undefined
  readonly whose: string | undefined
}

/** Which of the units below. */
const ranges = ["everybody", "direct", "branches"] as const
type Range = (typeof ranges)[number]

/** The plans below a unit: who has filed, who waits, who is late, who has not begun; many are filed at once. */
export function PlansBelow({ unitId, year, state: asked, whose: wanted }: Props) {
  const state = plansFilters.find((one) => one === asked)
  const whose = ranges.find((one) => one === wanted) ?? "everybody"
  const query = {
    ...(state ? { state } : {}),
    ...(whose === "direct" ? { direct: "yes" as const } : {}),
    ...(whose === "branches" ? { kind: "branch" as const } : {}),
  }
  const list = useInfiniteQuery({
    queryKey: ["plans", unitId, year, query],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      ask(
        api.GET("/api/units/{unitId}/plans/{year}/below", {
          params: {
            path: { unitId, year: String(year) },
            query: { ...query, ...(pageParam === "" ? {} : { cursor: pageParam }) },
          },
        }),
      ),
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  })
  return (
    <Loaded query={list} lines={10}>
      {({ pages }) => {
        const [page] = pages
        if (!page) return null
        const rows = pages.flatMap(({ items }) => items)
        return (
          <div className="stack">
            <Head page={page} query={query} whose={whose} />
            <Sheet>
              <Filters page={page} state={state} whose={whose} />
              {page.can.includes("plan.file") && <ManyDeeds page={page} query={query} />}
              {rows.length === 0 ? <Nobody /> : <BelowTable rows={rows} year={year} />}
              {rows.length > 0 && (
                <More
                  shown={rows.length}
                  hasMore={list.hasNextPage}
                  busy={list.isFetchingNextPage}
                  onMore={() => void list.fetchNextPage()}
                />
              )}
            </Sheet>
          </div>
        )
      }}
    </Loaded>
  )
}

interface HeadProps {
  readonly page: Below
  readonly query: BelowQuery
  readonly whose: Range
}

function Head({ page, query, whose }: HeadProps) {
  const { t, format } = useText()
  const { today } = useSession()
  const { history } = useRouter()
  const { unit, year, deadline, asked, counts } = page
  return (
    <>
      <PrintHead unit={unit.name} day={today} />
      <PageHead
        title={t(text.belowTitle(unit.name, year))}
        tab={`${t(text.plansTitle)} · ${unit.name}`}
        note={[
          deadline === null ? "" : t(lastDaySaid(page, format.fullDay(deadline))),
          asked === null || asked.all === 0
            ? ""
            : t(text.askedOf(asked.all, asked.filed, asked.late, counts.all - asked.all)),
          t(text.belowNote),
        ]
          .filter(Boolean)
          .join(" · ")}
        action={
          <>
            <SheetButton
              ask={() =>
                api.GET("/api/sheets/units/{unitId}/plans/{year}/below", {
                  params: { path: { unitId: unit.unitId, year: String(year) }, query },
                })
              }
            />
            <LinkButton href={to.plan(unit.unitId, year)}>{t(text.ownPlan)}</LinkButton>
          </>
        }
      />
      <Chips
        bare
        label={t(text.whichYear)}
        value={String(year)}
        onChange={(chosen) => history.replace(to.plans(lookOf(page, { year: Number(chosen), whose })))}
        options={yearsSince([year - 1, year + 1], unit.foundedOn, year)
          .sort((one, other) => one - other)
          .map((one) => ({ value: String(one), label: t(text.year(one)) }))}
      />
    </>
  )
}

interface FiltersProps {
  readonly page: Below
  readonly state: (typeof plansFilters)[number] | undefined
  readonly whose: Range
}

/** For whom the last day in time holds: the documents name one for branches alone, and a list may have committees, too. */
function lastDaySaid({ asked, counts }: Below, day: string): Text {
  const committees = asked?.committees ?? 0
  if (committees === 0) return text.deadline(day)
  return committees === counts.all ? text.noDeadline : text.deadlineOfBranches(day)
}

/** The address of a list, without what is so anyhow. */
function lookOf(
  { unit, year }: Below,
  look: { readonly year?: number; readonly state?: string | undefined; readonly whose: Range },
) {
  const { state, whose } = look
  return {
    unit: unit.unitId,
    year: look.year ?? year,
    ...(state === undefined || state === "all" ? {} : { state }),
    ...(whose === "everybody" ? {} : { whose }),
  }
}

function Filters({ page, state, whose }: FiltersProps) {
  const { t, format } = useText()
  const { history } = useRouter()
  const { counts } = page
  const choices = [
    { value: "all" as const, label: t(text.all) },
    ...plansFilters.map((value) => ({ value, label: t(text[value]) })),
  ]
  return (
    <>
      <Chips
        bare
        label={t(text.which)}
        value={state ?? "all"}
        onChange={(chosen) => history.replace(to.plans(lookOf(page, { state: chosen, whose })))}
        options={choices.map(({ value, label }) => ({
          value,
          label: t(text.choice(label, format.number(counts[value] ?? 0))),
        }))}
      />
      <Chips
        bare
        label={t(text.whose)}
        value={whose}
        onChange={(chosen) => history.replace(to.plans(lookOf(page, { state, whose: chosen })))}
        options={ranges.map((value) => ({ value, label: t(text[value]) }))}
      />
    </>
  )
}

function Nobody() {
  const { t } = useText()
  return <EmptyState title={t(text.nobodyHere)} />
}
