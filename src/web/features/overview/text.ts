import type { Texts } from "../../text/text.ts"

export { groupNames } from "../../../contract/overview-words.ts"

/** What several of these pages say. */
export const text = {
  seePlan: { zh: "看计划", en: "See the plan" },
  yearTitle: { zh: "这一年", en: "The year" },
  yearOf: (name: string, year: number) => ({ zh: `${name} · ${year} 年`, en: `${name}, ${year}` }),
  allOfYear: { zh: "看全年", en: "The whole year" },
  toGo: (figure: string) => ({ zh: `还差 ${figure}`, en: `${figure} to go` }),
  ofTarget: (actual: string, target: string) => ({
    zh: `${actual} / ${target}`,
    en: `${actual} of ${target}`,
  }),
  endedOn: (day: string) => ({
    zh: `${day} 起已撤销：只补记以前的`,
    en: `ended on ${day}: only what was before is still recorded`,
  }),
  met: { zh: "已达标", en: "met" },
  recommended: { zh: "提倡", en: "recommended" },
  training: { zh: "党员培训", en: "Members' training" },
  people: (count: string) => ({ zh: `${count} 人`, en: count === "1" ? "1 person" : `${count} people` }),
  noOneAsked: { zh: "这一年没有培训要求", en: "No training is asked for this year" },
  dutyShare: (met: number, all: number) => ({ zh: `${met}/${all}`, en: `${met}/${all}` }),
  explain: { zh: "看依据", en: "See why" },
  cellSays: (duty: string, period: string, state: string, more: string) => ({
    zh: `${duty}，${period}，${state}${more === "" ? "" : `，${more}`}`,
    en: `${duty}, ${period}: ${state}${more === "" ? "" : `, ${more}`}`,
  }),
} satisfies Texts
