import type { Texts } from "../text/text.ts"

/** What the components themselves say. */
export const text = {
  met: { zh: "已达标", en: "met" },
  open: { zh: "进行中", en: "open" },
  risk: { zh: "进度慢", en: "behind" },
  short: { zh: "已欠账", en: "short" },
  none: { zh: "不适用", en: "does not apply" },
  toCome: { zh: "未到", en: "to come" },
  optional: { zh: "可不填", en: "optional" },
  close: { zh: "关闭", en: "Close" },
  cancel: { zh: "取消", en: "Cancel" },
  retry: { zh: "再试一次", en: "Try again" },
  undo: { zh: "撤销", en: "Undo" },
  more: { zh: "再看一些", en: "Show more" },
  shown: (count: number) => ({ zh: `已列出 ${count} 条`, en: `${count} shown` }),
  loading: { zh: "正在取来", en: "Fetching" },
  troubleTitle: { zh: "这里没有取到", en: "This could not be fetched" },
  noAnswer: {
    zh: "服务器没有应答，可能是网络断了。已填的内容还在，稍等再试。",
    en: "The server did not answer; the network may be down. What you filled in is still here: try again shortly.",
  },
  unknown: {
    zh: "出了意料之外的问题，请再试一次；还不行，请告诉管理员。",
    en: "Something unexpected went wrong. Please try again; if it stays, tell your administrator.",
  },
  time: { zh: "时间", en: "time" },
  people: { zh: "人员", en: "people" },
  content: { zh: "内容", en: "content" },
  effect: { zh: "效果", en: "effect" },
  lampOn: (name: string) => ({ zh: `${name}已落实`, en: `${name}: there` }),
  lampOff: (name: string) => ({ zh: `${name}还缺`, en: `${name}: missing` }),
  shouldBe: (figure: string) => ({ zh: `按进度应到 ${figure}`, en: `${figure} by now` }),
  ofTarget: (value: string, target: string, unit: string) => ({
    zh: `${value} / ${target} ${unit}`,
    en: `${value} of ${target} ${unit}`,
  }),
  apart: (count: number) => ({
    zh: `另有 ${count} 项要求，眼下还不能在这里登记，只供查看`,
    en:
      count === 1
        ? "1 further obligation cannot be recorded here yet; it is only to be seen"
        : `${count} further obligations cannot be recorded here yet; they are only to be seen`,
  }),
  noneFound: { zh: "没有找到", en: "Nothing found" },
  searching: { zh: "正在找", en: "Searching" },
  searchFailed: { zh: "没有查到，请再试", en: "The search failed; please try again" },
  clear: { zh: "清除", en: "Clear" },
  breadcrumb: { zh: "当前位置", en: "Where you are" },
  duty: { zh: "制度", en: "Duty" },
  monthColumn: { zh: "月份", en: "Month" },
  now: { zh: "当前", en: "now" },
  asTable: { zh: "看数字", en: "As a table" },
  printedOn: (day: string) => ({ zh: `打印日期：${day}`, en: `Printed on ${day}` }),
  mine: { zh: "您填的", en: "What you wrote" },
  theirs: { zh: "现在存着的", en: "What is stored now" },
  staleTitle: { zh: "您打开之后，别人改过它", en: "Somebody changed it after you opened it" },
  keepMine: { zh: "用我的", en: "Keep mine" },
  takeTheirs: { zh: "用现在的", en: "Take the stored one" },
  pleaseLook: {
    zh: "请核对下面几处；要改就改，没错就照样保存。",
    en: "Please look at these: change what is wrong, or save it as it stands.",
  },
  asItStands: { zh: "没错，照样保存", en: "It is right: save" },
  same: { zh: "两边一样", en: "The same in both" },
} satisfies Texts
