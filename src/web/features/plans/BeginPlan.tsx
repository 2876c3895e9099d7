import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"
import type { YearPlan } from "./types.ts"

interface Props {
  readonly of: YearPlan
  readonly writes: boolean
}

/** A year without a plan: what it may begin with, the likeliest first. */
export function BeginPlan({ of: { unit, year, lastYear }, writes }: Props) {
  const { t } = useText()
  const begin = useAction({
    run: (from: "template" | "last-year" | "nothing", action) =>
      ask(
        api.POST("/api/units/{unitId}/plans/{year}", {
          params: { path: { unitId: unit.unitId, year: String(year) } },
          body: { from },
          ...action,
        }),
      ),
  })
  if (!writes) {
    return (
      <Sheet>
        <EmptyState title={t(text.nothingPublished(year))} />
      </Sheet>
    )
  }
  return (
    <Sheet>
      <EmptyState title={t(text.nothingYet(year))}>{t(text.beginHow)}</EmptyState>
      <div className="actions">
        {lastYear !== null && (
          <Button kind="primary" busy={begin.isPending} onClick={() => begin.mutate("last-year")}>
            {t(text.fromLastYear(lastYear))}
          </Button>
        )}
        <Button
          kind={lastYear === null ? "primary" : "plain"}
          busy={begin.isPending}
          onClick={() => begin.mutate("template")}
        >
          {t(text.fromTemplate)}
        </Button>
        <Button kind="quiet" busy={begin.isPending} onClick={() => begin.mutate("nothing")}>
          {t(text.fromNothing)}
        </Button>
      </div>
      {begin.error && <ErrorNote error={begin.error} />}
    </Sheet>
  )
}
