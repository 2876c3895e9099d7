import { useQuery } from "@tanstack/react-query"
import type { Answer } from "../../../contract/endpoints/index.ts"
import { activityOfTurn } from "../../../domain/turns/rota-kinds.ts"
import { api, ask } from "../../api/client.ts"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { useRecordsIn } from "../../shell/use-records-in.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

interface Props {
  /** Only the rotas of this unit; without it all that concern the reader. */
  readonly unitId?: number
}

/** Whose turn it is next, with the way to plan it; nothing where there is no rota. */
export function NextTurns({ unitId }: Props) {
  const { t } = useText()
  const { data } = useQuery({
    queryKey: ["turns", "next"],
    queryFn: () => ask(api.GET("/api/turns/next")),
  })
  const turns = data?.turns.filter(({ unit }) => unitId === undefined || unit.unitId === unitId) ?? []
  if (turns.length === 0) return null
  return (
    <Sheet title={t(text.turnsTitle)}>
      <ul className="owe-list">
        {turns.map((turn) => (
          <NextTurn key={turn.rotaId} turn={turn} />
        ))}
      </ul>
    </Sheet>
  )
}

function NextTurn({ turn }: { readonly turn: Answer<"GET /turns/next">["turns"][number] }) {
  const { t } = useText()
  const { unit, kind, title, takerId, name, mine, version } = turn
  const records = useRecordsIn(unit.unitId, activityOfTurn[kind])
  return (
    <li>
      <span>{t(mine ? text.mine(title) : text.others(title, name))}</span>
      {records ? (
        <LinkButton
          href={to.newEvent({
            unit: unit.unitId,
            kind: activityOfTurn[kind],
            taker: takerId,
            turn: version,
          })}
        >
          {t(text.plan)}
        </LinkButton>
      ) : (
        <LinkButton href={to.turns(unit.unitId)}>{t(text.toRota)}</LinkButton>
      )}
    </li>
  )
}
