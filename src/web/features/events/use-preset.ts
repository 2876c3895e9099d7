import { useQuery } from "@tanstack/react-query"
import { api, ask } from "../../api/client.ts"
import { type DraftItem, foundOf } from "./sitting-draft.ts"
import type { Template } from "./types.ts"

/** What the address of a new sitting says that it is begun from. */
export interface BegunFrom {
  readonly taker?: number | undefined
  readonly turn?: number | undefined
  readonly topic?: number | undefined
  readonly lecturer?: number | undefined
  readonly concern?: number | undefined
}

/** What is filled into the first item. */
export type Preset = Partial<
  Pick<DraftItem, "takerId" | "turnVersion" | "turnOf" | "lecturer" | "lecturerName" | "concernId">
> & {
  readonly topicId?: number
}

/** What a sitting begins with where it is begun from a turn, a topic, a problem, or a lecture that is due; undefined while it is looked up. */
export function usePreset(
  unitId: number,
  { taker, turn: seen, topic, lecturer, concern }: BegunFrom,
): Preset | undefined {
  const path = { unitId }
  const turns = useQuery({
    queryKey: ["turns", unitId],
    queryFn: () => ask(api.GET("/api/units/{unitId}/turns", { params: { path } })),
    enabled: taker !== undefined,
  })
  const lectures = useQuery({
    queryKey: ["lecturers", unitId, "secretaries", undefined],
    queryFn: () => ask(api.GET("/api/units/{unitId}/secretary-lectures", { params: { path } })),
    enabled: lecturer !== undefined,
  })
  if (turns.isLoading || lectures.isLoading) return undefined
  const rota = turns.data?.rotas.find(({ takers }) => takers.some(({ takerId }) => takerId === taker))
  const turn = rota?.takers.find(({ takerId }) => takerId === taker)
  const secretary = lectures.data?.rows
    .map((row) => row.secretary)
    .find((person) => person?.memberId === lecturer)
  const speaks = turn && rota?.kind === "lectures"
  return {
    ...(rota && turn
      ? {
          takerId: turn.takerId,
          turnVersion: seen ?? rota.version,
          turnOf: { name: turn.name, title: rota.title },
        }
      : {}),
    ...(speaks && turn.member ? { lecturer: foundOf(turn.member) } : {}),
    ...(speaks && !turn.member ? { lecturer: null, lecturerName: turn.name } : {}),
    ...(secretary ? { lecturer: foundOf(secretary) } : {}),
    ...(topic === undefined ? {} : { topicId: topic }),
    ...(concern === undefined ? {} : { concernId: concern }),
  }
}

/** An item with what it is begun from; a topic of the time gives its title and category as well. */
export function withPreset(item: DraftItem, { topicId, ...preset }: Preset, template: Template): DraftItem {
  const found = template.suggested.find((one) => one.topicId === topicId && topicId !== undefined)
  return {
    ...item,
    ...preset,
    ...(found
      ? {
          topic: found.title,
          topicId: found.topicId,
          contentCategories: found.contentCategory ? [found.contentCategory] : [],
        }
      : {}),
  }
}
