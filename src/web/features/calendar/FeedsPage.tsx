import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { api, ask } from "../../api/client.ts"
import { AskedButton } from "../../design/AskedButton.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useToast } from "../../design/Toast.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { FeedAddress } from "./FeedAddress.tsx"
import { NewFeed } from "./NewFeed.tsx"
import { text } from "./text.ts"
import type { Feeds } from "./types.ts"
import "./calendar.css"

/** A feed whose address was made just now: it is shown this once. */
interface Made {
  readonly feedId: number
  readonly address: string
}

/** One's feeds for calendars of other programs: made, renewed, ended. */
export function FeedsPage() {
  const { t } = useText()
  const { memberId } = useSession()
  const [made, setMade] = useState<Made | undefined>(undefined)
  const feeds = useQuery({ queryKey: ["feeds"], queryFn: () => ask(api.GET("/api/me/feeds")) })
  return (
    <div className="stack">
      <PageHead
        title={t(text.feedsTitle)}
        note={t(text.feedsHelp)}
        crumbs={[{ title: t(text.meTitle), href: to.me() }, { title: t(text.feedsTitle) }]}
      />
      <Loaded query={feeds}>
        {({ items, offered }) => (
          <>
            <Sheet>
              {items.length === 0 && <EmptyState title={t(text.feedNone)} />}
              {memberId === null && (
                <p>
                  {t(items.length + offered.units.length > 0 ? text.feedOfUnitsAlone : text.feedOfNothing)}
                </p>
              )}
              <ul className="week-rows">
                {items.map((feed) => (
                  <FeedRow
                    key={feed.feedId}
                    feed={feed}
                    address={made?.feedId === feed.feedId ? made.address : undefined}
                    onMade={setMade}
                  />
                ))}
              </ul>
              <p className="small">{t(text.feedsSecret)}</p>
            </Sheet>
            {(offered.own || offered.units.length > 0) && (
              <NewFeed key={items.length} offered={offered} onMade={setMade} />
            )}
          </>
        )}
      </Loaded>
    </div>
  )
}

interface RowProps {
  readonly feed: Feeds["items"][number]
  readonly address: string | undefined
  readonly onMade: (made: Made) => void
}

function FeedRow({ feed, address, onMade }: RowProps) {
  const { t, format } = useText()
  const tell = useToast()
  const params = { path: { feedId: feed.feedId } }
  const name = feed.unit === null ? t(text.feedMine) : t(text.feedOf(feed.unit.name))
  return (
    <li>
      <div>
        {name}
        <p className="small">
          {[t(text.feedSince(format.instant(feed.madeAt))), feed.withDue ? t(text.feedWithDue) : ""]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      <div className="actions">
        <AskedButton
          label={t(text.feedRenew)}
          about={name}
          title={t(text.feedRenewTitle)}
          says={t(text.feedRenewSays)}
          run={(action) => ask(api.POST("/api/me/feeds/{feedId}/renew", { params, body: {}, ...action }))}
          onDone={onMade}
        />
        <AskedButton
          label={t(text.feedEnd)}
          about={name}
          title={t(text.feedEndTitle)}
          says={t(text.feedEndSays)}
          run={(action) => ask(api.DELETE("/api/me/feeds/{feedId}", { params, ...action }))}
          onDone={() => tell({ text: t(text.feedEnded) })}
        />
      </div>
      {address !== undefined && <FeedAddress path={address} />}
    </li>
  )
}
