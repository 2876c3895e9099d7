import { Anchor } from "../../design/Anchor.tsx"
import { DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Lines } from "../../design/Lines.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { asksFor } from "./draft.ts"
import { text } from "./text.ts"
import type { Unit } from "./unit-queries.ts"
import { useShownValue } from "./use-shown-value.ts"

/** When a unit studies, and who holds which post in it. */
export function UnitPosts({ unit }: { readonly unit: Unit }) {
  const { t } = useText()
  const show = useShownValue()
  const asks = asksFor(unit.kind)
  const rhythm = [
    ...(asks.branch ? (["studyDay", "lectureCycle", "hasCommittee"] as const) : []),
    ...(asks.centralGroup ? (["hasCentralGroup"] as const) : []),
  ].map((field) => ({ name: t(text[field]), value: show(field, unit[field]) }))
  return (
    <>
      {rhythm.length > 0 && (
        <Sheet title={t(text.rhythm)}>
          <Lines items={rhythm} />
        </Sheet>
      )}
      {unit.posts && (
        <Sheet title={t(text.posts)}>
          {unit.posts.length === 0 ? (
            <EmptyState title={t(text.postsEmpty)}>{t(text.postsEmptyNote)}</EmptyState>
          ) : (
            <PostTable posts={unit.posts} opens={unit.can.includes("member.read")} />
          )}
        </Sheet>
      )}
    </>
  )
}

interface PostProps {
  readonly posts: NonNullable<Unit["posts"]>
  /** Whether the holders' pages may be opened. */
  readonly opens: boolean
}

function PostTable({ posts, opens }: PostProps) {
  const { t, format, words } = useText()
  const order = Object.keys(words.posts)
  const rows = [...posts].sort((one, other) => order.indexOf(one.post) - order.indexOf(other.post))
  const holder = ({ memberId, name }: PostProps["posts"][number]) =>
    opens ? <Anchor href={to.person(memberId)}>{name}</Anchor> : name
  const since = ({ fromOn }: PostProps["posts"][number]) => format.fullDay(fromOn)
  return (
    <DataTable
      caption={t(text.posts)}
      rows={rows}
      keyOf={({ postId }) => postId}
      columns={[
        { key: "holder", title: t(text.holder), cell: holder, phone: "title" },
        { key: "post", title: t(text.post), cell: ({ post }) => words.posts[post], phone: "plain" },
        { key: "since", title: t(text.since), tight: true, cell: since, phone: "none" },
      ]}
    />
  )
}
