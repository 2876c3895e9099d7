import type { YearCell, YearRow } from "../../../src/web/design/YearGrid.tsx"
import { formatIn } from "../../../src/web/text/format.ts"
import type { Language } from "../../../src/web/text/text.ts"

const names = {
  zh: { committee: "支委会", group: "小组会", assembly: "党员大会", lecture: "党课", study: "每周学习" },
  en: {
    committee: "Committee",
    group: "Groups",
    assembly: "Assembly",
    lecture: "Lecture",
    study: "Weekly study",
  },
} as const

/** A branch's year with something of everything. */
export function yearRows(language: Language): YearRow[] {
  const format = formatIn(language)
  const monthly = (states: string): YearCell[] =>
    [...states].map((letter, index) => ({
      from: index + 1,
      span: 1,
      state:
        letter === "m"
          ? "met"
          : letter === "s"
            ? "short"
            : letter === "r"
              ? "at-risk"
              : letter === "o"
                ? "open"
                : "toCome",
      say: `${format.month(`2010-${String(index + 1).padStart(2, "0")}`)} ${letter}`,
      ...(letter === "-" ? {} : { href: `/events/${index + 1}` }),
      current: index === 7,
    }))
  const study = monthly("mrmmmmmo----").map((cell, index) => ({
    ...cell,
    ...(index < 8 ? { label: ["4/4", "3/4", "5/5", "4/4", "4/4", "4/4", "5/5", "2/3"][index] ?? "" } : {}),
  }))
  const day = (value: string) => format.day(value)
  const of = names[language]
  return [
    { key: "committee", title: of.committee, cells: monthly("mmmsmmmr----") },
    { key: "group", title: of.group, cells: monthly("mmmmmmmm----") },
    {
      key: "assembly",
      title: of.assembly,
      cells: [
        {
          from: 1,
          span: 3,
          state: "met",
          label: day("2010-03-12"),
          say: `Q1 ${day("2010-03-12")}`,
          href: "/events/31",
        },
        {
          from: 4,
          span: 3,
          state: "met",
          label: day("2010-05-28"),
          say: `Q2 ${day("2010-05-28")}`,
          href: "/events/32",
        },
        { from: 7, span: 3, state: "open", say: "Q3", href: "/events/33", current: true },
        { from: 10, span: 3, state: "toCome", say: "Q4" },
      ],
    },
    {
      key: "lecture",
      title: of.lecture,
      cells: [
        {
          from: 1,
          span: 6,
          state: "met",
          label: day("2010-06-30"),
          say: `H1 ${day("2010-06-30")}`,
          href: "/events/41",
        },
        { from: 7, span: 6, state: "open", say: "H2", href: "/events/42", current: true },
      ],
    },
    { key: "study", title: of.study, cells: study },
  ]
}
