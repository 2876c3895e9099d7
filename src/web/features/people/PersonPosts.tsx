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
            <Held key={post.postId} post={post} person={person} version={version} />
          ))}
        </ul>
      )}
      {adding && <AddPost person={person} onClose={() => setAdding(false)} />}
    </Sheet>
  )
}

interface HeldProps extends OpenPerson {
  readonly post: Post
}

function Held({ post, person, version }: HeldProps) {
  const { t, words } = useText()
  const { today } = useSession()
  const ends = post.untilOn === null && post.can.includes("post.edit")
  const [ending, setEnding] = useState(useHasDraft(draftNames.endPost(post.postId)) && ends)
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
        {ends && (
          <Button kind="quiet" className="no-print" onClick={() => setEnding(true)}>
            {t(text.endPost)}
            <span className="unseen"> {words.posts[post.post]}</span>
          </Button>
        )}
      </span>
      {ending && <EndPost person={person} version={version} post={post} onClose={() => setEnding(false)} />}
    </li>
  )
}
