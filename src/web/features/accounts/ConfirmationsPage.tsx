import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import type { GrantedRole } from "../../../domain/access/roles.ts"
import type { ConfirmedAct } from "../../../domain/access/second-person.ts"
import { api, ask } from "../../api/client.ts"
import { isProblem } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useText } from "../../text/use-text.ts"
import { confirmationsQuery } from "./confirmations.ts"
import { text } from "./text.ts"
import { SecondHalfDialog } from "./WaitsDialog.tsx"

/** What takes two persons: what waits for the reader, and what the reader asked for. */
export function ConfirmationsPage() {
  const { t } = useText()
  // It stays although what was confirmed is gone from the list.
  const [half, setHalf] = useState<SecondHalf>()
  const confirmations = useQuery(confirmationsQuery)
  return (
    <>
      <PageHead title={t(text.confirmationsTitle)} note={t(text.confirmationsNote)} />
      <Loaded query={confirmations} lines={6}>
        {({ items }) => {
          const own = items.filter((one) => one.own)
          const others = items.filter((one) => !one.own)
          return (
            <div className="stack">
              <Sheet title={t(text.forYou)}>
                {others.length === 0 ? (
                  <EmptyState title={t(text.confirmationsNone)} />
                ) : (
                  <Open items={others} onHalf={setHalf} />
                )}
              </Sheet>
              {own.length > 0 && (
                <Sheet title={t(text.forOthers)}>
                  <Open items={own} onHalf={setHalf} />
                </Sheet>
              )}
            </div>
          )
        }}
      </Loaded>
      {half && <SecondHalfDialog confirmed={half} onClose={() => setHalf(undefined)} />}
    </>
  )
}

type SecondHalf = Parameters<typeof SecondHalfDialog>[0]["confirmed"]

type Settling = "confirm" | "refuse" | "withdraw"

interface Asked {
  readonly confirmationId: number
  readonly act: ConfirmedAct
  readonly login: string
  readonly name: string
  readonly unitName: string | null
  readonly role: GrantedRole | null
  readonly roleUnitName: string | null
  readonly fromOn: string | null
  readonly untilOn: string | null
  readonly subject: string | null
  readonly askedByName: string
  readonly askedAt: string
  readonly expiresAt: string
  readonly can: readonly Settling[]
}

interface OpenProps {
  readonly items: readonly Asked[]
  readonly onHalf: (half: SecondHalf) => void
}

function Open({ items, onHalf }: OpenProps) {
  const { t, format } = useText()
  const what = useWhat()
  const tell = useToast()
  const queries = useQueryClient()
  const settle = useAction({
    onRefused: (error) => {
      if (!isProblem(error, "not-found")) return
      // The list may be empty afterwards, and say nothing any more.
      tell({ text: t(text.confirmationGone) })
      void queries.invalidateQueries({ queryKey: confirmationsQuery.queryKey })
    },
    run: async ({ confirmationId, how }: { confirmationId: number; how: Settling }, action) => {
      const request = { params: { path: { confirmationId } }, ...action }
      if (how === "confirm") {
        return await ask(api.POST("/api/confirmations/{confirmationId}/confirm", request))
      }
      await (how === "refuse"
        ? ask(api.POST("/api/confirmations/{confirmationId}/refuse", request))
        : ask(api.DELETE("/api/confirmations/{confirmationId}", request)))
      return undefined
    },
    onDone: (done, { how }) => {
      if (done && done.half !== null) onHalf({ ...done, half: done.half })
      else tell({ text: t(told[how]) })
    },
  })
  return (
    <>
      <ul className="owe-list">
        {items.map((asked) => (
          <li key={asked.confirmationId}>
            <div>
              <strong>{t(text.actOf(asked.name, asked.login))}</strong>{" "}
              <span className="small">{asked.unitName}</span>
              <p>{what(asked)}</p>
              <p className="small">
                {t(
                  text.askedBy(
                    asked.askedByName,
                    format.instant(asked.askedAt),
                    format.instant(asked.expiresAt),
                  ),
                )}
              </p>
            </div>
            <div className="actions">
              {asked.can.map((how) => (
                <Button
                  key={how}
                  kind={how === "confirm" ? "primary" : "plain"}
                  busy={settle.isPending}
                  aria-label={`${t(words[how])} ${asked.name}`}
                  onClick={() => settle.mutate({ confirmationId: asked.confirmationId, how })}
                >
                  {t(words[how])}
                </Button>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {settle.error && !isProblem(settle.error, "not-found") && <ErrorNote error={settle.error} />}
    </>
  )
}

const words = { confirm: text.confirm, refuse: text.refuse, withdraw: text.withdraw } as const
const told = { confirm: text.confirmedNow, refuse: text.refusedNow, withdraw: text.withdrawnNow } as const

/** What is to happen, in words. */
function useWhat(): (asked: Asked) => string {
  const { t, words, format } = useText()
  return ({ act, role, roleUnitName, fromOn, untilOn, subject }) => {
    if (act === "link-identity") return t(text["link-identity"](subject ?? ""))
    if (act === "issue-code" || act === "remove-second-factor" || act === "enable-account")
      return t(text[act])
    const from = fromOn === null ? "" : format.fullDay(fromOn)
    const days = `${from} – ${untilOn === null ? t(text.open) : format.fullDay(untilOn)}`
    return t(text[act](role === null ? "" : words.roles[role], roleUnitName ?? t(text.wholeDistrict), days))
  }
}
