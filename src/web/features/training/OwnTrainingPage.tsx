import { useQuery } from "@tanstack/react-query"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useText } from "../../text/use-text.ts"
import { RegisterTraining } from "./RegisterTraining.tsx"
import { TrainingRows } from "./TrainingRows.tsx"
import { text } from "./text.ts"
import { ownTrainingQuery } from "./training-api.ts"

/** One's own training: registered here, and what became of it. */
export function OwnTrainingPage() {
  const { t } = useText()
  const mine = useQuery(ownTrainingQuery)
  return (
    <div className="stack">
      <PageHead title={t(text.mine)} note={t(text.note)} />
      <RegisterTraining />
      <Sheet title={t(text.mine)}>
        <Loaded query={mine}>
          {({ items, more }) =>
            items.length === 0 ? (
              <EmptyState title={t(text.noneMine)}>{t(text.noneMineHow)}</EmptyState>
            ) : (
              <>
                <TrainingRows trainings={items} own />
                {more && <p className="small">{t(text.more)}</p>}
              </>
            )
          }
        </Loaded>
      </Sheet>
    </div>
  )
}
