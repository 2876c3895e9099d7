import { useQuery } from "@tanstack/react-query"
import { useParams, useRouter, useSearch } from "@tanstack/react-router"
import { api, ask } from "../../api/client.ts"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintButton } from "../../design/PrintButton.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { Mix } from "./Mix.tsx"
import { text } from "./text.ts"
import { YearChoice } from "./YearChoice.tsx"

/** What a person's year was about. */
export function PersonMixPage() {
  const { t } = useText()
  const { history } = useRouter()
  const memberId = Number(useParams({ from: "/people/$memberId/mix" }).memberId)
  const search = useSearch({ from: "/people/$memberId/mix" })
  const { today } = useSession()
  const year = search.year ?? Number(today.slice(0, 4))
  const person = useQuery({
    queryKey: ["person", memberId, "name"],
    queryFn: () => ask(api.GET("/api/people/{memberId}", { params: { path: { memberId } } })),
  })
  const mix = useQuery({
    queryKey: ["mix", "person", memberId, year],
    queryFn: () =>
      ask(
        api.GET("/api/people/{memberId}/mix", {
          params: { path: { memberId }, query: { year: String(year) } },
        }),
      ),
  })
  return (
    <Loaded query={person} lines={6}>
      {({ name }) => (
        <div className="stack">
          <PageHead
            title={t(text.mixOf(name))}
            note={t(text.mixNote)}
            crumbs={[{ title: name, href: to.person(memberId) }, { title: t(text.mixTitle) }]}
            action={
              <>
                <PrintButton />
                <YearChoice year={year} onChange={(one) => history.replace(to.personMix(memberId, one))} />
              </>
            }
          />
          <Loaded query={mix} lines={6}>
            {(loaded) => <Mix mix={loaded} />}
          </Loaded>
        </div>
      )}
    </Loaded>
  )
}
