import type { Said } from "./refusals.ts"

/** What can be said of a record to the provincial platform, with the heading that is customary there. */
export const platformHeadings = {
  kind: "会议类型",
  time: "会议时间",
  place: "地点",
  chair: "主持人",
  lecturer: "主讲人",
  recorder: "记录人",
  expected: "应到",
  attended: "实到",
  absent: "缺席人员及原因",
  guests: "列席",
  topic: "议题",
  content: "会议内容",
  effect: "学习效果",
  decisions: "决议",
  attachments: "附件",
} as const
export type PlatformField = keyof typeof platformHeadings
export const platformFields = Object.keys(platformHeadings) as [PlatformField, ...PlatformField[]]

/** A field in its place, under the heading that the platform gives it. */
export interface PlatformColumn {
  readonly field: PlatformField
  readonly heading: string
}

/** The customary order of the paper record book (三会一课记录本): what holds until an administrator says otherwise. */
export const customaryColumns: readonly PlatformColumn[] = platformFields.map((field) => ({
  field,
  heading: platformHeadings[field],
}))

/** The columns that an installation has decided; the customary ones where it has decided nothing that can be read. */
export function platformColumnsFrom(setting: unknown): PlatformColumn[] {
  const { columns }: { columns?: unknown } = Object(setting)
  const read = (Array.isArray(columns) ? columns : []).flatMap((one): PlatformColumn[] => {
    const { field, heading }: { field?: unknown; heading?: unknown } = Object(one)
    const known = platformFields.find((name) => name === field)
    return known && typeof heading === "string" && heading !== "" ? [{ field: known, heading }] : []
  })
  return read.length > 0 ? read : [...customaryColumns]
}

/** What the sheet for the platform is called. */
export const platformSheet: Said = { zh: "省平台录入", en: "For the provincial platform" }
