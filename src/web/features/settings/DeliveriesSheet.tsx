import { useQuery } from "@tanstack/react-query"
import { api, ask } from "../../api/client.ts"
import { Lines } from "../../design/Lines.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { State } from "../../design/State.tsx"
import { useText } from "../../text/use-text.ts"
import { outsideText as text } from "./outside-text.ts"

const fetchDeliveries = () => ask(api.GET("/api/deliveries"))
type Failed = Awaited<ReturnType<typeof fetchDeliveries>>["failed"][number]

/** How much waits to go out, and what could not. */
export function DeliveriesSheet() {
  const { t, format } = useText()
  const deliveries = useQuery({ queryKey: ["settings", "deliveries"], queryFn: fetchDeliveries })
  return (
    <Sheet title={t(text.deliveries)}>
      <Loaded query={deliveries} lines={3}>
        {({ mail, links, waiting, failed }) => (
          <Lines
            items={[
              { name: t(text.mail), value: t(mail ? text.mailOn : text.mailOff) },
              { name: t(text.links), value: mail && t(links ? text.linksOn : text.linksOff) },
              { name: t(text.waiting), value: t(text.count(waiting)) },
              {
                name: t(text.failed),
                value:
                  failed.length === 0
                    ? t(text.noneFailed)
                    : failed.map((one) => (
                        <div key={`${one.channel} ${one.state} ${one.trouble}`}>
                          <Trouble of={one} />{" "}
                          <small>{t(text.times(one.count, format.instant(one.lastAt)))}</small>
                        </div>
                      )),
              },
            ].filter(({ value }) => value !== false)}
          />
        )}
      </Loaded>
    </Sheet>
  )
}

function Trouble({ of: { channel, state, trouble } }: { readonly of: Failed }) {
  const { t } = useText()
  const became = state === "waiting" ? text.tryingAgain : state === "unsure" ? text.unsure : text.givenUp
  const way = channel === "mail" ? text.mail : text.robot
  return (
    <State is="at-risk">{[t(way), t(became), trouble].filter((piece) => piece !== null).join(" · ")}</State>
  )
}
