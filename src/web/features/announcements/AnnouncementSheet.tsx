import { useQuery } from "@tanstack/react-query"
import type { Announcement } from "../../../contract/announcements.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { Fold } from "../../design/Fold.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useRefused } from "../../design/use-refused.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

/** Who knows of a planned activity, for whoever records it; nobody is chased for not having looked. */
export function AnnouncementSheet({ activityId }: { readonly activityId: number }) {
  const { t } = useText()
  const tell = useToast()
  const params = { path: { activityId } }
  const known = useQuery({
    queryKey: ["event", String(activityId), "announcement"],
    queryFn: () => ask(api.GET("/api/events/{activityId}/announcement", { params })),
  })
  const now = useAction({
    onRefused: useRefused(),
    run: (_: undefined, action) =>
      ask(api.POST("/api/events/{activityId}/announcement", { params, body: {}, ...action })),
    onDone: () => tell({ text: t(text.tellingNow) }),
  })
  const button = known.data?.open && known.data.state === "waiting" && (
    <Button className="no-print" busy={now.isPending} onClick={() => now.mutate(undefined)}>
      {t(text.tellNow)}
    </Button>
  )
  return (
    <Sheet title={t(text.title)} action={button}>
      <Loaded query={known} lines={2}>
        {(found) => <Known known={found} />}
      </Loaded>
    </Sheet>
  )
}

const ways = ["no-account", "not-told", "unread", "read"] as const

function Known({ known }: { readonly known: Announcement }) {
  const { t, format } = useText()
  const { told, read, unreached, people, state } = known
  return (
    <div className="stack">
      <p>{told === 0 ? t(text.nobody) : t(text.told(format.number(told), format.number(read)))}</p>
      {state !== "told" && <p>{t(text[state])}</p>}
      {unreached > 0 && <p>{t(text.unreached(format.number(unreached)))}</p>}
      {people.length > 0 && (
        <Fold summary={t(text.who)}>
          {ways.map((way) => (
            <Names key={way} way={way} people={people.filter(({ knows }) => knows === way)} />
          ))}
        </Fold>
      )}
    </div>
  )
}

interface NamesProps {
  readonly way: (typeof ways)[number]
  readonly people: Announcement["people"]
}

function Names({ way, people }: NamesProps) {
  const { t, format } = useText()
  if (people.length === 0) return null
  return (
    <p>
      <strong>{t(text.count(t(text[way]), format.number(people.length)))}</strong>{" "}
      {format.list(people.map(({ name }) => name))}
    </p>
  )
}
