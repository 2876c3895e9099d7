/** Days and periods as people write them: on pages, and in every sentence that a person reads. */

/** In both languages. */
type Words = Readonly<Record<"zh" | "en", string>>

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
const longMonths = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
]
const chineseQuarters = ["一季度", "二季度", "三季度", "四季度"]

/** `8月6日`, `6 Aug`. */
function shortDayWords(day: string): Words {
  const month = Number(day.slice(5, 7))
  const date = Number(day.slice(8, 10))
  return { zh: `${month}月${date}日`, en: `${date} ${months[month - 1]}` }
}

/** With the year. */
export function fullDayWords(day: string): Words {
  const { zh, en } = shortDayWords(day)
  const year = day.slice(0, 4)
  return { zh: `${year}年${zh}`, en: `${en} ${year}` }
}

/** A day of the year in which it is read; of another, or where that is not known, with its year. */
export function dayWords(day: string, today: string | undefined): Words {
  return today?.slice(0, 4) === day.slice(0, 4) ? shortDayWords(day) : fullDayWords(day)
}

/** A month `2026-08` as `8月`, `August`. */
export function monthWords(month: string): Words {
  const index = Number(month.slice(5, 7))
  return { zh: `${index}月`, en: longMonths[index - 1] ?? "" }
}

/** A period's name, such as `2026-Q1`. */
export function periodWords(name: string): Words {
  const year = name.slice(0, 4)
  const index = Number(name.slice(6))
  switch (name.slice(5, 6)) {
    case "":
      return { zh: `${year}年`, en: year }
    case "H":
      return {
        zh: `${year}年${index === 1 ? "上" : "下"}半年`,
        en: `${index === 1 ? "1st" : "2nd"} half of ${year}`,
      }
    case "Q":
      return { zh: `${year}年${chineseQuarters[index - 1]}`, en: `Q${index} ${year}` }
    case "B":
      return {
        zh: `${year}年${index * 2 - 1}至${index * 2}月`,
        en: `${months[index * 2 - 2]}–${months[index * 2 - 1]} ${year}`,
      }
    case "W":
      return { zh: `${year}年第 ${index} 周`, en: `week ${index} of ${year}` }
    default: {
      const { zh, en } = monthWords(name)
      return { zh: `${year}年${zh}`, en: `${en} ${year}` }
    }
  }
}

/** An instant moved to China's clock, as `YYYY-MM-DD HH:mm`. */
export function chinaClock(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ")
}
