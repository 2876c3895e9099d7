import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import type { OpenPerson } from "./PersonPage.tsx"
import { text } from "./text.ts"
import { UnitName } from "./UnitName.tsx"

/** Takes back the last transfer of somebody. */
export function useTakeBack(memberId: number, onRefused?: (error: unknown) => void) {
  const { t } = useText()
  const tell = useToast()
  return useAction({
    ...(onRefused ? { onRefused } : {}),
    run: (version: string, action) =>
      ask(
        api.POST("/api/people/{memberId}/transfer/take-back", {
          params: { path: { memberId }, header: { "If-Match": version } },
          body: {},
          headers: { ...action.headers, "If-Match": version },
        }),
      ),
    onDone: () => tell({ text: t(text.takenBack) }),
  })
}

/** Where somebody has belonged, the latest first. */
export function PersonMemberships({ person, version }: OpenPerson) {
  const { t, words } = useText()
  const { today } = useSession()
  const takeBack = useTakeBack(person.memberId)
  const { memberships, can } = person
  const movable = can.includes("transfer.take-back")
  return (
    <Sheet title={t(text.memberships)}>
      {memberships.length === 0 && <p className="small">{t(text.noMemberships)}</p>}
      <ul className="history">
        {memberships.map(({ membershipId, unit, fromOn, untilOn }) => (
          <li key={membershipId} className={untilOn !== null && untilOn <= today ? "past" : undefined}>
            <span>
              <UnitName unit={unit} /> <small>{words.orgKinds[unit.kind]}</small>
            </span>
            <span className="small">
              <Span fromOn={fromOn} untilOn={untilOn} />
            </span>
          </li>
        ))}
      </ul>
      {movable && (
        <Button
          kind="quiet"
          className="no-print"
          busy={takeBack.isPending}
          onClick={() => takeBack.mutate(version)}
        >
          {t(text.takeBack)}
        </Button>
      )}
      {takeBack.error && <ErrorNote error={takeBack.error} />}
    </Sheet>
  )
}

interface SpanProps {
  readonly fromOn: string
  readonly untilOn: string | null
}

/** From when until when something holds. */
export function Span({ fromOn, untilOn }: SpanProps) {
  const { t, format } = useText()
  const { today } = useSession()
  const from = format.fullDay(fromOn)
  if (untilOn !== null) return t(text.span(from, format.fullDay(untilOn)))
  return t(fromOn > today ? text.toCome(from) : text.since(from))
}
