import { counted } from "../../../domain/shared/english.ts"
import type { Texts } from "../../text/text.ts"

export const text = {
  remind: { zh: "提醒", en: "Remind" },
  remindOf: (what: string) => ({ zh: `提醒：${what}`, en: `Remind of ${what}` }),
  title: (what: string) => ({ zh: `提醒：${what}`, en: `Reminder: ${what}` }),
  send: (count: string) => ({ zh: `提醒 ${count} 个组织`, en: `Remind ${counted(count, "unit", "units")}` }),
  sent: (units: string, people: string) => ({
    zh: `提醒了 ${units} 个组织，共 ${people} 人收到。`,
    en: `${counted(units, "unit was", "units were")} reminded, and ${counted(people, "person", "people")} told.`,
  }),
  leftOut: (count: string) => ({
    zh: `另有 ${count} 个没有提醒：已经做到，或刚有人提醒过。`,
    en: `${counted(count, "other was", "others were")} left out: done meanwhile, or just reminded by somebody else.`,
  }),
  says: {
    zh: "收到的人看到的是（各自组织的名称）：",
    en: "What they read, each with the name of their own unit:",
  },
  to: (units: string, people: string) => ({
    zh: `发给 ${units} 个组织的记录员和书记，共 ${people} 人。完成以后，提醒自己消失。`,
    en: `It goes to the recorders and secretaries of ${counted(units, "unit", "units")}, ${counted(people, "person", "people")} in all, and goes away by itself when the thing is done.`,
  }),
  which: { zh: "看是哪些组织", en: "Which units" },
  held: (count: string) => ({
    zh: `${count} 个近七天已经提醒过，这次不发`,
    en: `${counted(count, "unit is", "units are")} left alone: reminded within seven days`,
  }),
  heldSame: (name: string, on: string, by: string) => ({
    zh: `${name}：${on} ${by}提醒过这件事`,
    en: `${name}: ${by} asked after this on ${on}`,
  }),
  heldOften: (name: string, on: string, by: string) => ({
    zh: `${name}：七天里已经提醒过三件别的事，最近一次 ${on} ${by}`,
    en: `${name}: reminded of three other things within seven days, last on ${on} by ${by}`,
  }),
  unread: (count: string) => ({
    zh: `${count} 个没有能登录的记录员或书记，请打电话`,
    en: `${counted(count, "unit has", "units have")} no recorder or secretary who can sign in: please call`,
  }),
  askFor: (people: string) => ({ zh: `找${people}。`, en: `Ask for ${people}.` }),
  askForNobody: {
    zh: "书记、组织委员都没有登记，请打单位电话。",
    en: "No secretary or organisation officer is on record: call the office.",
  },
  nobody: { zh: "现在没有可以提醒的组织。", en: "There is no unit to remind now." },
  understood: { zh: "知道了", en: "All right" },
  log: { zh: "上级提醒和电话", en: "Asked after from above" },
  none: { zh: "还没有提醒过，也没有记过电话。", en: "Nothing was asked after yet." },
  noticed: (by: string, what: string) => ({ zh: `${by}提醒：${what}`, en: `${by} reminded of ${what}` }),
  called: (by: string, whom: string) => ({ zh: `${by}打电话给${whom}`, en: `${by} called ${whom}` }),
  doneOn: (on: string) => ({ zh: `${on} 已做到`, en: `done by ${on}` }),
  open: { zh: "还没有做到", en: "not done yet" },
  noteCall: { zh: "记一次电话", en: "Note a call" },
  noteCallTo: (name: string) => ({ zh: `记一次电话：${name}`, en: `Note a call: ${name}` }),
  when: { zh: "哪一天", en: "Day" },
  at: { zh: "几点", en: "Time" },
  whom: { zh: "打给谁", en: "Spoken to" },
  whomHint: { zh: "职务或姓名", en: "A post or a name" },
  about: { zh: "关于哪件事", en: "About" },
  nothingOwed: { zh: "不是为了哪一件", en: "Nothing in particular" },
  note: { zh: "说了什么", en: "What came of it" },
  noteHint: { zh: "一句话，双方都看得到", en: "A line; both sides see it" },
  keep: { zh: "记下", en: "Keep it" },
  kept: { zh: "电话已记下。", en: "The call was noted." },
} as const satisfies Texts
