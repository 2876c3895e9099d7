import { useQuery } from "@tanstack/react-query"
import { useParams, useRouter, useSearch } from "@tanstack/react-router"
import { api, ask } from "../../api/client.ts"
import { Loaded } from "../../design/Loaded.tsx"
import { to } from "../../paths.ts"
import { StudyHead } from "../../shell/StudyHead.tsx"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import { Mix } from "./Mix.tsx"
import { text } from "./text.ts"
import { YearChoice } from "./YearChoice.tsx"

/** What a unit's year was about. */
export function UnitMixPage() {
  const { t } = useText()
  const { history } = useRouter()
  const unitId = Number(useParams({ from: "/units/$unitId/mix" }).unitId)
  const search = useSearch({ from: "/units/$unitId/mix" })
  const { today } = useSession()
  const year = search.year ?? Number(today.slice(0, 4))
  const unit = useQuery({
    queryKey: ["unit name", String(unitId)],
    queryFn: () => ask(api.GET("/api/units/{unitId}", { params: { path: { unitId } } })),
  })
  const mix = useQuery({
    queryKey: ["mix", "unit", unitId, year],
    queryFn: () =>
      ask(
        api.GET("/api/units/{unitId}/mix", { params: { path: { unitId }, query: { year: String(year) } } }),
      ),
  })
  return (
    <Loaded query={unit} lines={6}>
      {({ name, foundedOn }) => (
        <div className="stack">
          <StudyHead
            page="mix"
            unit={{ unitId, name }}
            action={
              <>
                <SheetButton
                  ask={() =>
                    api.GET("/api/sheets/units/{unitId}/mix", {
                      params: { path: { unitId }, query: { year: String(year) } },
                    })
                  }
                />
                <YearChoice
                  year={year}
                  foundedOn={foundedOn}
                  onChange={(one) => history.replace(to.unitMix(unitId, one))}
                />
              </>
            }
          />
          <p className="small">{`${t(text.mixNote)} ${t(text.unitMixNote)}`}</p>
          <Loaded query={mix} lines={6}>
            {(loaded) => <Mix mix={loaded} />}
          </Loaded>
        </div>
      )}
    </Loaded>
  )
}
