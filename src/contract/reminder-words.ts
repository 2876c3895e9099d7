import { responsibilitiesAsked } from "../domain/reminders/asked-besides.ts"
import { clauseTitles } from "./clause-titles.ts"
import type { Said } from "./refusals.ts"

/** What units are asked after that is no clause. */
export const askedBesides: Readonly<Record<string, Said>> = {
  [responsibilitiesAsked]: { zh: "学习教育责任分工", en: "Who answers for learning" },
}

/** What a unit is reminded of, in a sentence; its days and its period come as its reader writes them. */
export function reminderSentence({
  unit,
  obligation,
  title,
  period,
  until,
  by,
  people,
}: Readonly<Record<string, string | number | null>>): Said {
  if (obligation === responsibilitiesAsked)
    return {
      zh: `${by}提醒：${unit}的学习教育责任分工还有空缺。`,
      en: `${by} reminds you: at ${unit} somebody is still missing among those who answer for learning.`,
    }
  const named = clauseTitles[String(obligation)] ?? title
  if (people !== undefined && people !== null)
    return {
      zh: `${by}提醒：${unit}有 ${people} 名党员的“${title}”（${period}）进度慢了，最后一天是${until}。`,
      en: `${by} reminds you: at ${unit} ${people === 1 ? "1 member is" : `${people} members are`} behind with “${named}” (${period}); the last day is ${until}.`,
    }
  return {
    zh: `${by}提醒：${unit}的“${title}”（${period}）还没有完成，最后一天是${until}。`,
    en: `${by} reminds you: ${unit} has not done “${named}” (${period}) yet; the last day is ${until}.`,
  }
}
