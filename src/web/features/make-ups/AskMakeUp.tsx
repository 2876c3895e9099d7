import { useQuery } from "@tanstack/react-query"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { useSentenceOf } from "../../design/ErrorNote.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { ownMakeUpsQuery } from "./make-ups-api.ts"
import { text } from "./text.ts"

interface Props {
  readonly activityId: number
  readonly topic: string
}

/** Asks whoever keeps the list for a make-up, with one press; says so where it was asked for already. */
export function AskMakeUp({ activityId, topic }: Props) {
  const { t, format } = useText()
  const tell = useToast()
  const sentenceOf = useSentenceOf()
  const { memberId } = useSession()
  const mine = useQuery(ownMakeUpsQuery)
  const own = mine.data?.items.find(
    ({ activity, member }) => activity.activityId === activityId && member.memberId === memberId,
  )
  const send = useAction({
    run: (body: { activityId: number }, action) => ask(api.POST("/api/make-ups", { body, ...action })),
    onDone: () => tell({ text: t(text.asked) }),
    onRefused: (error) => tell({ text: sentenceOf(error) }),
  })
  if (own?.state === "arranged" && own.plannedOn !== null)
    return <span className="small">{t(text.arrangedFor(format.day(own.plannedOn)))}</span>
  if (own) return <span className="small">{t(text.askedAlready)}</span>
  return (
    <Button
      busy={send.isPending}
      onClick={() => send.mutate({ activityId })}
      aria-label={`${t(text.ask)}: ${topic}`}
    >
      {t(text.ask)}
    </Button>
  )
}
