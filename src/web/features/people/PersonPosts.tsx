import { useState } from "react"
import { Button } from "../../design/Button.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useSession } from "../../shell/session.ts"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { AddPost } from "./AddPost.tsx"
import { draftNames } from "./draft-names.ts"
import { EndPost } from "./EndPost.tsx"
import { Span } from "./PersonMemberships.tsx"
import type { OpenPerson } from "./PersonPage.tsx"
import type { Person } from "./people-queries.ts"
import { text } from "./text.ts"
import { UnitName } from "./UnitName.tsx"

type Post = Person["posts"][number]

/** What posts somebody holds and has held. */
export function PersonPosts({ person, version }: OpenPerson) {
  const { t } = useText()
  const [adding, setAdding] = useState(
    useHasDraft(draftNames.post(person.memberId)) && person.can.includes("post.edit"),
  )
  const [ending, setEnding] = useState<Post | undefined>(undefined)
  return (
    <Sheet
      title={t(text.postsTitle)}
      action={
        person.can.includes("post.edit") && (
          <Button kind="quiet" className="no-print" onClick={() => setAdding(true)}>
            {t(text.addPost)}
          </Button>
        )
      }
    >
      {person.posts.length === 0 ? (
        <p className="small">{t(text.noPosts)}</p>
      ) : (
        <ul className="history">
          {person.posts.map((post) => (
            <Held key={post.postId} post={post} person={person} onEnd={() => setEnding(post)} />
          ))}
        </ul>
      )}
      {adding && <AddPost person={person} onClose={() => setAdding(false)} />}
      {ending && (
        <EndPost person={person} version={version} post={ending} onClose={() => setEnding(undefined)} />
      )}
    </Sheet>
  )
}

interface HeldProps {
  readonly post: Post
  readonly person: Person
  readonly onEnd: () => void
}

function Held({ post, person, onEnd }: HeldProps) {
  const { t, words } = useText()
  const { today } = useSession()
  const past = post.untilOn !== null && post.untilOn <= today
  // A branch's post stays behind when somebody goes; one in a committee does not depend on where they belong.
  const left =
    !past &&
    person.unit?.unitId !== post.unit.unitId &&
    person.memberships.some(({ unit, untilOn }) => unit.unitId === post.unit.unitId && untilOn !== null)
  return (
    <li className={past ? "past" : undefined}>
      <span>
        {words.posts[post.post]} <UnitName unit={post.unit} />
        {left && <small className="hint">{t(text.postElsewhere(post.unit.name))}</small>}
      </span>
      <span className="row small">
        <Span fromOn={post.fromOn} untilOn={post.untilOn} />
        {post.untilOn === null && post.can.includes("post.edit") && (
          <Button kind="quiet" className="no-print" onClick={onEnd}>
            {t(text.endPost)}
            <span className="unseen"> {words.posts[post.post]}</span>
          </Button>
        )}
      </span>
    </li>
  )
}
