import { useInfiniteQuery } from "@tanstack/react-query"
import { useParams, useRouter, useSearch } from "@tanstack/react-router"
import type { BranchesPage as Page } from "../../../contract/overview-boards.ts"
import { type TaskGroup, taskGroups } from "../../../domain/policy/task-groups.ts"
import { lectureCycles } from "../../../domain/shared/words.ts"
import type { Answered } from "../../api/client-types.ts"
import { Chips } from "../../design/Chips.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Fold } from "../../design/Fold.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { More } from "../../design/More.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { Select } from "../../design/Select.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { text as words } from "../../design/text.ts"
import { type BoardOf, type BranchFilter, sameYear, to } from "../../paths.ts"
import { useCan, useSession } from "../../shell/session.ts"
import { clauseTitle } from "../../text/record-names.ts"
import { useText } from "../../text/use-text.ts"
import { RemindButton } from "../reminders/index.tsx"
import { SheetButton } from "../sheets/index.tsx"
import { BranchTable } from "./BranchTable.tsx"
import { askBranches, askBranchesSheet, boardNamed } from "./board-api.ts"
import { viewOf } from "./board-look.ts"
import { boardText as text } from "./board-text.ts"
import "./overview.css"
import { groupNames } from "./text.ts"

const bands = ["short", "at-risk", "open", "met"] as const
const filters: readonly TaskGroup[] = ["meetings", "study", "training", "secretary-lecture", "central-group"]

function useFilter() {
  const { group, obligation, cycle, band, view, year } = useSearch({ from: "/board/$unitId/branches" })
  const asked = taskGroups.find((one) => one === group)
  return {
    obligation,
    cycle: Object.values(lectureCycles).find((one) => one === cycle),
    group: asked ?? (obligation === undefined ? ("meetings" as const) : undefined),
    band: ([...bands, "unmet"] as const).find((one) => one === band),
    view: viewOf(view),
    year,
  }
}

type Filter = ReturnType<typeof useFilter>

/** Only what is given. */
function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}

/** Which branches stand in a band, in the order of codes, with what makes it so. */
export function BranchesPage() {
  const params = useParams({ from: "/board/$unitId/branches" })
  const unitId = boardNamed(params.unitId)
  const filter = useFilter()
  const { year, ...others } = filter
  const { today } = useSession()
  const yearThere = year === undefined ? undefined : sameYear(year, today).year
  const asked = { ...given(others), ...(year === undefined ? {} : { year: String(year) }) }
  const list = useInfiniteQuery({
    queryKey: ["board", unitId, "branches", filter],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      askBranches(unitId, { ...asked, ...(pageParam === "" ? {} : { cursor: pageParam }) }),
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  })
  return (
    <Loaded query={list} lines={8}>
      {({ pages }) => {
        const [page] = pages
        const rows = pages.flatMap(({ items }) => items)
        if (!page) return null
        return (
          <>
            <Head
              page={page}
              filter={filter}
              year={yearThere}
              askForSheet={() => askBranchesSheet(unitId, asked)}
            />
            <Sheet>
              <Filters unitId={unitId} filter={filter} page={page} />
              <RemindOfGroup page={page} filter={filter} />
              <Rows page={page} filter={filter} year={yearThere} rows={rows} />
              {rows.length > 0 && (
                <More
                  shown={rows.length}
                  hasMore={list.hasNextPage}
                  busy={list.isFetchingNextPage}
                  onMore={() => void list.fetchNextPage()}
                />
              )}
            </Sheet>
          </>
        )
      }}
    </Loaded>
  )
}

interface PartProps {
  readonly page: Page
  readonly filter: Filter
  /** The year whose boards and pages are there to be opened, where it is not the one that runs. */
  readonly year: number | undefined
}

interface HeadProps extends PartProps {
  readonly askForSheet: () => Promise<Answered<unknown>>
}

/** Titled by the rule that is asked about, or by the group of duties. */
function Head({ page, filter, year, askForSheet }: HeadProps) {
  const speech = useText()
  const { t } = speech
  const { today } = useSession()
  const { rule, unit, of } = page
  const name = rule
    ? clauseTitle(speech, rule.obligation, rule.title)
    : t(groupNames[filter.group ?? "meetings"])
  const titled =
    of === "units"
      ? filter.band === "unmet"
        ? text.unmetUnitsTitle
        : text.unitsTitle
      : filter.band === "unmet"
        ? text.unmetTitle
        : text.branchesTitle
  const periods =
    filter.year === undefined
      ? t(filter.view === "now" ? text.now : text.soFar)
      : t(text.wholeYear(filter.year))
  const above = unit?.name ?? t(text.mine)
  const look = { view: filter.view, ...(year === undefined ? {} : { year }) }
  return (
    <>
      <PrintHead unit={above} day={today} />
      <PageHead
        title={t(titled(name))}
        note={[above, periods, t(text.byCode)].join(" · ")}
        action={
          <>
            <SheetButton ask={askForSheet} />
            {rule && filter.view === "now" && (
              <RemindButtons rule={rule} unitId={unit?.unitId} label={rule.asks.length > 1} />
            )}
          </>
        }
        crumbs={[{ title: above, href: to.board(unit?.unitId ?? "mine", look) }, { title: name }]}
      />
    </>
  )
}

interface RemindProps {
  readonly rule: Page["rules"][number]
  /** Below which unit; none: below all that the reader looks after. */
  readonly unitId: number | undefined
  /** The button says what it is about: it stands beside others. */
  readonly label: boolean
}

/** Asks after one rule, in each of its periods that run. */
function RemindButtons({ rule: { obligation, title, asks }, unitId, label }: RemindProps) {
  const speech = useText()
  const { t, format } = speech
  return asks.map((period) => {
    const clause = clauseTitle(speech, obligation, title)
    const name = asks.length > 1 ? `${clause} · ${format.period(period)}` : clause
    return (
      <RemindButton
        key={period}
        obligation={obligation}
        period={period}
        name={name}
        {...(unitId === undefined ? {} : { unitId })}
        {...(label ? { label: t(text.remindOf(name)) } : {})}
      />
    )
  })
}

/** Of a group of duties each rule is asked after for itself. */
function RemindOfGroup({ page: { rule, rules, unit }, filter }: Omit<PartProps, "year">) {
  const { t } = useText()
  const asked = rules.filter(({ asks }) => asks.length > 0)
  const may = useCan("reminder.send")
  if (rule || filter.view !== "now" || filter.year !== undefined || asked.length === 0 || !may) return null
  return (
    <Fold className="no-print" summary={t(text.remindOfGroup)}>
      <div className="row">
        {asked.map((one) => (
          <RemindButtons key={one.obligation} rule={one} unitId={unit?.unitId} label />
        ))}
      </div>
    </Fold>
  )
}

function Rows({ page, filter, year, rows }: PartProps & { readonly rows: Page["items"] }) {
  const { t } = useText()
  if (rows.length > 0)
    return <BranchTable rows={rows} of={page.of} filing={page.group === "filing"} year={year} />
  const nobody = filter.band === "unmet" ? text.allMet : page.of === "units" ? text.noUnits : text.noBranches
  return <EmptyState title={t(nobody)}>{t(text.noBranchesHow)}</EmptyState>
}

function Filters({ unitId, filter, page }: Omit<PartProps, "year"> & { readonly unitId: BoardOf }) {
  const speech = useText()
  const { t } = speech
  const { history } = useRouter()
  const go = (change: BranchFilter) => history.replace(to.branches(unitId, given({ ...filter, ...change })))
  const { obligation: _, cycle: __, ...withoutRule } = filter
  const ofRule = page.apart ? (["open", "met", "unmet"] as const) : ([...bands, "unmet"] as const)
  const offered = page.rule ? ofRule : bands
  return (
    <div className="stack no-print">
      <Chips
        label={t(text.groupFilter)}
        bare
        options={filters.map((group) => ({ value: group, label: t(groupNames[group]) }))}
        value={page.group}
        onChange={(group) =>
          history.replace(
            to.branches(
              unitId,
              given({ ...withoutRule, band: filter.band === "unmet" ? undefined : filter.band, group }),
            ),
          )
        }
      />
      {page.rules.length > 1 && (
        <Select
          label={t(text.ruleFilter)}
          empty={t(text.anyRule)}
          value={filter.obligation ?? ""}
          onChange={(rule) =>
            history.replace(
              to.branches(
                unitId,
                given({ ...withoutRule, group: page.group, ...(rule === "" ? {} : { obligation: rule }) }),
              ),
            )
          }
          options={page.rules.map(({ obligation: value, title }) => ({
            value,
            label: clauseTitle(speech, value, title),
          }))}
        />
      )}
      <Chips
        label={t(text.bandFilter)}
        bare
        options={[
          { value: "all", label: t(text.anyBand) },
          ...offered.map((band) => ({
            value: band,
            label: t(band === "unmet" ? text.unmet : words[band]),
          })),
        ]}
        value={filter.band ?? "all"}
        onChange={(band) => {
          const { band: _, ...rest } = filter
          if (band === "all") history.replace(to.branches(unitId, given(rest)))
          else go({ band })
        }}
      />
    </div>
  )
}
