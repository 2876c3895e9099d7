import { useQuery } from "@tanstack/react-query"
import { auditFaultSentence } from "../../../contract/audit-faults.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { State } from "../../design/State.tsx"
import { useText } from "../../text/use-text.ts"
import { checkQuery } from "./check.ts"
import { text } from "./text.ts"

/** Whether the audit log is whole, as the last check found, and a button that checks it now. */
export function CheckSheet() {
  const { t, format } = useText()
  const check = useQuery({
    ...checkQuery,
    refetchInterval: (query) => (query.state.data?.running ? 5000 : false),
  })
  const now = useAction({
    run: (_: undefined, action) => ask(api.POST("/api/audit/checks", { body: {}, ...action })),
  })
  const button = (
    <Button kind="primary" busy={now.isPending} onClick={() => now.mutate(undefined)}>
      {t(text.checkNow)}
    </Button>
  )
  return (
    <Sheet title={t(text.checkTitle)} action={button}>
      <Loaded query={check} lines={2}>
        {({ running, keptElsewhere, restored, last }) => (
          <div className="stack" aria-live="polite">
            {(running || now.isPending) && <p>{t(text.checking)}</p>}
            {!last && !running && <p>{t(text.neverChecked)}</p>}
            {last?.fault === null && (
              <p>
                <State is="met">{t(text.wholeWord)}</State>{" "}
                {t(text.whole(format.number(last.lines), format.number(last.seals)))}
              </p>
            )}
            {last?.fault && (
              <>
                <p>
                  <State is="short">{t(text.brokenWord)}</State> {t(auditFaultSentence(last.fault))}
                </p>
                <p>{t(text.brokenAdvice)}</p>
              </>
            )}
            {restored && (
              <p>{t(text.restored(format.instant(restored.at), format.instant(restored.madeAt)))}</p>
            )}
            <p className="small">
              {keptElsewhere.length === 0
                ? t(text.keptNowhere)
                : t(text.keptIn(format.list(keptElsewhere.map((place) => t(text[place])))))}
            </p>
            {last && <p className="small">{t(text.checkedAt(format.instant(last.at)))}</p>}
          </div>
        )}
      </Loaded>
      {now.error && <ErrorNote error={now.error} />}
    </Sheet>
  )
}
