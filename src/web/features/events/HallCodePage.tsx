import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useParams } from "@tanstack/react-router"
import { useRef } from "react"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { ScanPicture } from "../../design/ScanPicture.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { codeText } from "./code-text.ts"
import type { HallCode } from "./types.ts"
import { useTurn } from "./use-turn.ts"
import "./hall-code.css"

/** What is said and shown in a hall, so that those who are there find their meeting: opened, shown large, ended. */
export function HallCodePage() {
  const activityId = Number(useParams({ from: "/events/$activityId/code" }).activityId)
  const { t, format } = useText()
  const code = useQuery({
    queryKey: ["event", String(activityId), "code"],
    queryFn: () => ask(api.GET("/api/events/{activityId}/hall-code", { params: { path: { activityId } } })),
    // What is on the screen was made out to the end of the sitting: no page asks for it by itself.
    refetchOnWindowFocus: false,
    gcTime: 0,
  })
  return (
    <Loaded query={code} lines={6}>
      {(found) => (
        <div className="stack">
          <PageHead
            title={t(codeText.title)}
            note={[
              format.list(found.topics),
              found.unit.name,
              format.fullDay(found.start),
              found.start.slice(11),
              found.place,
            ]
              .filter(Boolean)
              .join(" · ")}
            crumbs={[
              { title: found.topics[0] ?? "", href: to.event(activityId) },
              { title: t(codeText.title) },
            ]}
          />
          {found.open ? (
            <Open key={found.open.turns[0]} activityId={activityId} code={found} open={found.open} />
          ) : (
            <Closed activityId={activityId} may={found.may} />
          )}
        </div>
      )}
    </Loaded>
  )
}

/** The answer to a change takes the place of what was asked before it. */
function useCodeAction(activityId: number, deed: "open" | "end") {
  const queries = useQueryClient()
  const params = { path: { activityId } }
  return useAction<void, HallCode>({
    run: (_, action) =>
      deed === "open"
        ? ask(api.POST("/api/events/{activityId}/hall-code", { params, body: {}, ...action }))
        : ask(api.DELETE("/api/events/{activityId}/hall-code", { params, ...action })),
    onDone: (code) => queries.setQueryData(["event", String(activityId), "code"], code),
  })
}

function Closed({ activityId, may }: { readonly activityId: number; readonly may: boolean }) {
  const { t } = useText()
  const open = useCodeAction(activityId, "open")
  return (
    <Sheet>
      <p>{t(codeText.note)}</p>
      <p>{t(codeText.nobodyHasTo)}</p>
      {open.error && <ErrorNote error={open.error} />}
      {may ? (
        <Button kind="primary" busy={open.isPending} onClick={() => open.mutate()}>
          {t(codeText.open)}
        </Button>
      ) : (
        <p className="small">{t(codeText.notNow)}</p>
      )}
    </Sheet>
  )
}

interface OpenProps {
  readonly activityId: number
  readonly code: HallCode
  readonly open: NonNullable<HallCode["open"]>
}

function Open({ activityId, code, open }: OpenProps) {
  const { t, format } = useText()
  const end = useCodeAction(activityId, "end")
  const board = useRef<HTMLDivElement>(null)
  const says = open.turns[useTurn(open)]
  const address = `${window.location.origin}${to.here({ at: activityId, code: says ?? "" })}`
  return (
    <>
      <section className="sheet hall-code" ref={board} aria-label={t(codeText.title)}>
        <div className="hall-code-words">
          <h2>{format.list(code.topics)}</h2>
          <p>{[code.place, code.start.slice(11)].filter(Boolean).join(" · ")}</p>
          <p>{t(codeText.orType)}</p>
          <p className="hall-code-digits">{open.code}</p>
          <p>{t(codeText.onScreen)}</p>
        </div>
        {says === undefined ? (
          <p role="status">{t(codeText.over)}</p>
        ) : (
          <figure>
            <ScanPicture says={address} label={t(codeText.picture)} className="hall-code-picture" />
            <figcaption>{t(codeText.scan)}</figcaption>
          </figure>
        )}
      </section>
      <Sheet className="no-print">
        <p className="small">
          {t(codeText.until(open.endsAt.slice(11)))} · {t(codeText.nobodyHasTo)}
        </p>
        {end.error && <ErrorNote error={end.error} />}
        <div className="actions">
          {document.fullscreenEnabled && (
            <Button kind="primary" onClick={() => void board.current?.requestFullscreen()}>
              {t(codeText.large)}
            </Button>
          )}
          <Button busy={end.isPending} onClick={() => end.mutate()}>
            {t(codeText.end)}
          </Button>
        </div>
      </Sheet>
    </>
  )
}
