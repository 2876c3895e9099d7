import { useState } from "react"
import type { Rota } from "../../../contract/turns.ts"
import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { Select } from "../../design/Select.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useDialogDraft, useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

interface Props {
  readonly rota: Rota
  readonly taker: Rota["takers"][number]
  readonly onClose: () => void
}

const pathOf = ({ rotaId, unit }: Rota) => ({ unitId: unit.unitId, rotaId })

/** The name under which it keeps what is typed. */
export const passName = (rotaId: number) => `rota ${rotaId} pass`

/** Somebody passes their turn, for a reason. */
export function PassForm({ rota, taker, onClose }: Props) {
  const { t } = useText()
  const tell = useToast()
  const typed = useDialogDraft(passName(rota.rotaId), () => ({ reason: "" }), onClose)
  const { reason } = typed.value
  const pass = useAction({
    run: (said: string, sent) =>
      ask(
        api.POST("/api/units/{unitId}/turns/{rotaId}/pass", {
          params: { path: pathOf(rota) },
          body: { takerId: taker.takerId, reason: said, version: rota.version },
          ...sent,
        }),
      ),
    onDone: () => {
      tell({ text: t(text.skipped) })
      typed.close()
    },
  })
  return (
    <FormDialog
      title={t(text.skipTitle(taker.name))}
      action={t(text.skipDo)}
      busy={pass.isPending}
      error={pass.error}
      draft={typed}
      onDo={() => pass.mutate(reason)}
      onClose={typed.close}
    >
      <TextInput
        required
        label={t(text.reason)}
        maxLength={200}
        value={reason}
        onChange={(said) => typed.set({ reason: said })}
        error={faultAt(pass.error, "/reason")}
      />
    </FormDialog>
  )
}

const swapName = (takerId: number) => `taker ${takerId} swap`

/** The button by which one who takes turns changes places with another, with its dialog. */
export function Swap({ rota, taker }: Omit<Props, "onClose">) {
  const { t } = useText()
  const [swaps, setSwaps] = useState(useHasDraft(swapName(taker.takerId)))
  return (
    <>
      <Button
        kind="quiet"
        className="no-print"
        aria-label={`${t(text.swap)} ${taker.name}`}
        onClick={() => setSwaps(true)}
      >
        {t(text.swap)}
      </Button>
      {swaps && <SwapForm rota={rota} taker={taker} onClose={() => setSwaps(false)} />}
    </>
  )
}

/** Two who take turns change places. */
function SwapForm({ rota, taker, onClose }: Props) {
  const { t } = useText()
  const tell = useToast()
  const others = rota.takers.filter(({ takerId }) => takerId !== taker.takerId)
  const begin = () => ({ withId: String(others[0]?.takerId ?? "") })
  const typed = useDialogDraft(swapName(taker.takerId), begin, onClose)
  // Whoever was chosen may have gone meanwhile.
  const chosen = others.find(({ takerId }) => String(takerId) === typed.value.withId) ?? others[0]
  const swap = useAction({
    run: (withId: number, sent) =>
      ask(
        api.POST("/api/units/{unitId}/turns/{rotaId}/swap", {
          params: { path: pathOf(rota) },
          body: {
            takerId: taker.takerId,
            withId,
            order: rota.takers.map(({ takerId }) => takerId),
          },
          ...sent,
        }),
      ),
    onDone: () => {
      tell({ text: t(text.swapped) })
      typed.close()
    },
  })
  return (
    <FormDialog
      title={t(text.swapTitle(taker.name))}
      action={t(text.swapDo)}
      busy={swap.isPending}
      error={swap.error}
      draft={typed}
      onDo={() => chosen && swap.mutate(chosen.takerId)}
      onClose={typed.close}
    >
      <Select
        required
        label={t(text.with)}
        options={others.map(({ takerId, name }) => ({ value: String(takerId), label: name }))}
        value={String(chosen?.takerId ?? "")}
        onChange={(withId) => typed.set({ withId })}
      />
    </FormDialog>
  )
}
