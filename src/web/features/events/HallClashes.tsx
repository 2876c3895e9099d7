import type { MaybeStanding } from "../../../domain/events/marks.ts"
import { type KeptList, markPeople } from "../../offline/kept-lists.ts"
import { afterMarking } from "./after-marking.ts"
import { Clashes } from "./Clashes.tsx"
import type { Clash } from "./types.ts"

/** The same in a hall: what is chosen is kept like every mark, and sent. */
export function HallClashes({ list }: { readonly list: KeptList }) {
  const choose = (clash: Clash, to: MaybeStanding) =>
    void afterMarking(() =>
      markPeople(list.activityId, [{ memberId: clash.member.memberId, to, decides: true }]),
    )
  return <Clashes clashes={list.clashes} more={list.moreClashes} onChoose={choose} />
}
