import { useInfiniteQuery } from "@tanstack/react-query"
import { withDaysSaid } from "../../../contract/days-said.ts"
import { type NoticeDetails, type NoticeKind, noticeSentence } from "../../../contract/notice-sentences.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Button } from "../../design/Button.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { More } from "../../design/More.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useRefused } from "../../design/use-refused.ts"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

const theEvent = ({ activityId }: NoticeDetails) => to.event(Number(activityId))

const aPlan = ({ unitId, year }: NoticeDetails) => to.plan(Number(unitId), Number(year))

/** Where a notice leads. */
const leadsTo: Readonly<Partial<Record<NoticeKind, (details: NoticeDetails) => string>>> = {
  "suggestion-answered": to.suggestions,
  "confirmation-asked": to.confirmations,
  "audit-log-broken": to.audit,
  reminded: ({ of, obligation, unitId, period }) =>
    of === "responsibilities"
      ? to.responsibilities(Number(unitId))
      : of === "plans"
        ? to.plan(Number(unitId), Number(period))
        : of === "people"
          ? to.unitTraining(Number(unitId))
          : to.standing({
              obligation: String(obligation),
              subjectType: "org",
              subjectId: Number(unitId),
              period: String(period),
            }),
  "plan-filed": () => to.plans(),
  "plan-returned": aPlan,
  "plan-unfiled": aPlan,
  "plan-amended": aPlan,
  "unit-owes-less": ({ unitId }) => to.unit(Number(unitId), "history"),
  "record-left-open": theEvent,
  "meeting-off": theEvent,
  "meeting-off-today": theEvent,
  "meeting-planned": theEvent,
  "meeting-moved": theEvent,
  "meeting-moved-soon": theEvent,
  "meeting-spared": theEvent,
  "meetings-planned": () => to.eventCalendar(),
  "meetings-moved": () => to.eventCalendar(),
  "meetings-spared": () => to.eventCalendar(),
  "meetings-off": () => to.eventCalendar(),
}

/** One's notices, the newest first. */
export function Notices() {
  const { t, format } = useText()
  const sentence = useSentence()
  const pages = useInfiniteQuery({
    queryKey: ["me", "notices"],
    queryFn: ({ pageParam }) =>
      ask(
        api.GET("/api/me/notices", {
          params: { query: pageParam === "" ? { limit: "10" } : { limit: "10", cursor: pageParam } },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  })
  const onRefused = useRefused()
  const see = useAction({
    onRefused,
    run: (upTo: number, action) => ask(api.POST("/api/me/notices/seen", { body: { upTo }, ...action })),
  })
  const [first] = pages.data?.pages ?? []
  const newest = first?.items[0]
  const button = newest && first.unseen > 0 && (
    <Button busy={see.isPending} onClick={() => see.mutate(newest.noticeId)}>
      {t(text.allSeen)}
    </Button>
  )
  return (
    <Sheet title={t(text.notices)} action={button}>
      <Loaded query={pages}>
        {({ pages: read }) => {
          const notices = read.flatMap(({ items }) => items)
          if (notices.length === 0) {
            return <EmptyState title={t(text.noNotices)}>{t(text.noNoticesHint)}</EmptyState>
          }
          return (
            <>
              <ul className="rows">
                {notices.map((one) => {
                  const words = sentence(one.kind, one.details)
                  const href = leadsTo[one.kind]?.(one.details)
                  return (
                    <li key={one.noticeId} className="list-row">
                      <div className="list-row-main">
                        <div className="list-row-title">
                          {href ? <Anchor href={href}>{words}</Anchor> : words}
                        </div>
                        <div className="list-row-small">
                          <span>{format.instant(one.sentAt)}</span>
                        </div>
                      </div>
                      {!one.seen && <div className="list-row-side">{t(text.isNew)}</div>}
                    </li>
                  )
                })}
              </ul>
              <More
                shown={notices.length}
                hasMore={pages.hasNextPage}
                busy={pages.isFetchingNextPage}
                onMore={() => void pages.fetchNextPage()}
              />
            </>
          )
        }}
      </Loaded>
    </Sheet>
  )
}

/** A notice in words; a role is named, and days written, as the reader does. */
function useSentence(): (kind: NoticeKind, details: NoticeDetails) => string {
  const { t, format, words } = useText()
  const roles: Readonly<Record<string, string>> = words.roles
  return (kind, details) => {
    const role = typeof details.role === "string" ? (roles[details.role] ?? details.role) : null
    return t(noticeSentence(kind, { ...withDaysSaid(details, format), role }))
  }
}
