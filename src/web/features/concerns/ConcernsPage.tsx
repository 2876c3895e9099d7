import { useInfiniteQuery } from "@tanstack/react-query"
import { useParams } from "@tanstack/react-router"
import { useState } from "react"
import type { Concern } from "../../../contract/concerns.ts"
import { concernKinds, studyUses } from "../../../contract/study-words.ts"
import { api, ask } from "../../api/client.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Button } from "../../design/Button.tsx"
import { Chips } from "../../design/Chips.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Lines } from "../../design/Lines.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { More } from "../../design/More.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { Shortened } from "../../design/Shortened.tsx"
import { to } from "../../paths.ts"
import { StudyHead } from "../../shell/StudyHead.tsx"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useRecordsIn } from "../../shell/use-records-in.ts"
import { eventName } from "../../text/record-names.ts"
import { useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import { ConcernForm, concernName } from "./ConcernForm.tsx"
import { text } from "./text.ts"

type Which = "all" | "open" | "settled"

/** The problems that a unit joins its study to, with what was done and what came of it. */
export function ConcernsPage() {
  const { t } = useText()
  const unitId = Number(useParams({ from: "/units/$unitId/concerns" }).unitId)
  const [which, setWhich] = useState<Which>("all")
  const [raising, setRaising] = useState(useHasDraft(concernName(unitId)))
  const pages = useInfiniteQuery({
    queryKey: ["concerns", unitId, which],
    queryFn: ({ pageParam }) =>
      ask(
        api.GET("/api/units/{unitId}/concerns", {
          params: {
            path: { unitId },
            query: {
              ...(which === "all" ? {} : { state: which }),
              ...(pageParam === "" ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  })
  return (
    <Loaded query={pages} lines={6}>
      {({ pages: read }) => {
        const [first] = read
        if (!first) return null
        const concerns = read.flatMap(({ items }) => items)
        return (
          <div className="stack">
            <StudyHead
              page="concerns"
              unit={first.unit}
              action={
                <>
                  <SheetButton
                    ask={() =>
                      api.GET("/api/sheets/units/{unitId}/concerns", {
                        params: { path: { unitId }, query: which === "all" ? {} : { state: which } },
                      })
                    }
                  />
                  {first.can.includes("study.keep") && (
                    <Button kind="primary" onClick={() => setRaising(true)}>
                      {t(text.raise)}
                    </Button>
                  )}
                </>
              }
            />
            <p className="small">{t(text.note)}</p>
            <Chips
              bare
              label={t(text.which)}
              value={which}
              onChange={setWhich}
              options={[
                { value: "all", label: t(text.all) },
                { value: "open", label: t(text.open) },
                { value: "settled", label: t(text.done) },
              ]}
            />
            {concerns.length === 0 && (
              <Sheet>
                <EmptyState title={t(text.none)}>{t(text.noneHelp)}</EmptyState>
              </Sheet>
            )}
            {concerns.map((concern) => (
              <One key={concern.concernId} concern={concern} />
            ))}
            <More
              shown={concerns.length}
              hasMore={pages.hasNextPage}
              busy={pages.isFetchingNextPage}
              onMore={() => void pages.fetchNextPage()}
            />
            {raising && first.can.includes("study.keep") && (
              <ConcernForm unitId={unitId} onClose={() => setRaising(false)} />
            )}
          </div>
        )
      }}
    </Loaded>
  )
}

function One({ concern }: { readonly concern: Concern }) {
  const { t, format, words } = useText()
  const records = useRecordsIn(concern.unit.unitId, "collective-study")
  const [changing, setChanging] = useState(
    useHasDraft(concernName(concern.unit.unitId, concern.concernId)) && concern.can.includes("study.keep"),
  )
  const { concernId, unit, kind, title, raisedOn, settledOn, action, result, uses, activities } = concern
  const since = settledOn
    ? text.settledSince(format.day(raisedOn), format.day(settledOn))
    : text.openSince(format.day(raisedOn))
  return (
    <Sheet title={title}>
      <p className="small">
        {t(concernKinds[kind])} · {unit.name} · {t(since)}
      </p>
      <Lines
        items={[
          { name: t(text.action), value: action },
          { name: t(text.result), value: result },
          { name: t(text.uses), value: format.list(uses.map((one) => t(studyUses[one]))) },
          {
            name: t(text.joined),
            value:
              activities.length > 0 &&
              activities.map(({ activityId, on, kind: of, topic }) => (
                <div key={activityId}>
                  <Anchor href={to.event(activityId)}>
                    <Shortened>{`${format.day(on)} ${eventName(words.activityKinds[of], topic)}`}</Shortened>
                  </Anchor>
                </div>
              )),
          },
        ].filter(({ value }) => value !== false)}
      />
      <div className="actions no-print">
        {concern.can.includes("study.keep") && (
          <Button onClick={() => setChanging(true)}>{t(text.noteProgress)}</Button>
        )}
        {records && settledOn === null && (
          <LinkButton href={to.newEvent({ unit: unit.unitId, kind: "collective-study", concern: concernId })}>
            {t(text.studyForIt)}
          </LinkButton>
        )}
      </div>
      {changing && <ConcernForm unitId={unit.unitId} concern={concern} onClose={() => setChanging(false)} />}
    </Sheet>
  )
}
