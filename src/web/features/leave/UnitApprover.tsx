import { useQuery } from "@tanstack/react-query"
import { approverPosts } from "../../../domain/leave/who-decides.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { Select } from "../../design/Select.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useText } from "../../text/use-text.ts"
import { useApproverNames } from "./Approvers.tsx"
import { approverQuery } from "./leave-api.ts"
import { text } from "./text.ts"

type Post = (typeof approverPosts)[number]

/** The post that decides about leave in a unit, and who that is; changed by whoever keeps the unit. */
export function UnitApprover({ unitId }: { readonly unitId: number }) {
  const { t, words } = useText()
  const names = useApproverNames()
  const tell = useToast()
  const approver = useQuery(approverQuery(unitId))
  const set = useAction({
    run: (post: Post | null, action) =>
      ask(
        api.PUT("/api/units/{unitId}/leave-approver", {
          params: { path: { unitId } },
          body: { post },
          ...action,
        }),
      ),
    onDone: () => tell({ text: t(text.approverKept) }),
  })
  return (
    <Sheet title={t(text.approverOf)}>
      <Loaded query={approver}>
        {({ post, inForce, holders, can }) => (
          <>
            {can.includes("unit.edit") ? (
              <Select
                bare
                label={t(text.approverOf)}
                value={post ?? "none"}
                options={[
                  {
                    value: "none",
                    label: t(text.asAbove(words.posts[post === null ? inForce : "secretary"])),
                  },
                  ...approverPosts.map((value) => ({ value, label: words.posts[value] })),
                ]}
                onChange={(chosen) => set.mutate(chosen === "none" ? null : chosen)}
              />
            ) : (
              <p>{words.posts[inForce]}</p>
            )}
            <p className="small">
              {t(holders.length === 0 ? text.approverNobody : text.approverNow(names(holders)))}
            </p>
          </>
        )}
      </Loaded>
      {set.error && <ErrorNote error={set.error} />}
    </Sheet>
  )
}
