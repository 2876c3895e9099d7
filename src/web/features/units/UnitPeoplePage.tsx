import { useQuery } from "@tanstack/react-query"
import { useParams } from "@tanstack/react-router"
import { api } from "../../api/client.ts"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import { text } from "./text.ts"
import { UnitPeople } from "./UnitPeople.tsx"
import { unitQuery } from "./unit-queries.ts"

/** The people of a unit on a page of their own, to be printed. */
export function UnitPeoplePage() {
  const { t } = useText()
  const { today } = useSession()
  const { unitId } = useParams({ from: "/units/$unitId/people" })
  const unit = useQuery(unitQuery(Number(unitId)))
  return (
    <Loaded query={unit} lines={8}>
      {({ data }) => (
        <>
          <PrintHead unit={data.name} day={today} />
          <PageHead
            title={t(text.unitPeopleTitle)}
            note={data.name}
            action={
              <SheetButton
                ask={() =>
                  api.GET("/api/sheets/people", { params: { query: { unit: String(data.unitId) } } })
                }
              />
            }
            crumbs={[
              { title: t(text.unitsTitle), href: to.units() },
              ...data.above.map(({ unitId, name }) => ({ title: name, href: to.unit(unitId) })),
              { title: data.name, href: to.unit(data.unitId) },
              { title: t(text.unitPeopleTitle) },
            ]}
          />
          <UnitPeople unitId={data.unitId} people={data.people} />
        </>
      )}
    </Loaded>
  )
}
