import { categoryInWords } from "../../../domain/people/category-names.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import type { Person } from "./people-queries.ts"
import { text } from "./text.ts"

type Category = Person["categories"][number]

/** The training category of today under each document, with the rule that fits and since when. */
export function PersonCategories({ categories }: { readonly categories: readonly Category[] }) {
  const { t } = useText()
  return (
    <Sheet title={t(text.category)}>
      {categories.length === 0 ? (
        <p className="small">{t(text.categoryNone)}</p>
      ) : (
        <ul className="history">
          {categories.map((category) => (
            <li key={category.pack}>
              <Explained category={category} />
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  )
}

function Explained({
  category: { pack, packTitle, category, since, clause, ...ground },
}: {
  readonly category: Category
}) {
  const { t, format } = useText()
  const why = useGround(ground)
  return (
    <div>
      <p>
        <strong>{t(categoryInWords(category))}</strong>{" "}
        <span className="small">{t(text.categorySince(format.fullDay(since)))}</span>
      </p>
      <p className="small">
        {why}
        {clause ? null : t(text.noTarget)}
      </p>
      <p className="small">
        <Anchor href={to.policyPack(pack, clause?.id)} lang="zh-CN">
          {packTitle}
          {clause && ` · ${clause.article}`}
        </Anchor>
      </p>
    </div>
  )
}

function useGround({ rank, post, field }: Pick<Category, "rank" | "post" | "field">): string {
  const { t, format, words } = useText()
  if (post) {
    const kind = words.orgKinds[post.kind]
    return t(text.becausePost(words.posts[post.post], kind, format.fullDay(post.fromOn)))
  }
  if (rank) return t(text.becauseRank(words.ranks[rank]))
  if (field) return t(text.becauseField(words.orgFields[field]))
  return t(text.becauseOther)
}
