import type { Texts } from "../../text/text.ts"

export const text = {
  title: { zh: "后台任务", en: "Jobs" },
  note: {
    zh: "系统自己按时做的事。一台服务器停了，没做完的会接着做；几台服务器一起用，也只做一次。",
    en: "What the system does by itself. What a server that stopped was doing is taken up again; several servers do it once.",
  },
  state: { zh: "现在", en: "Now" },
  resting: { zh: "没有在做", en: "not running" },
  waiting: { zh: "等着开始", en: "waiting to begin" },
  running: { zh: "正在做", en: "running" },
  share: (done: string, total: string) => ({ zh: `${done}／${total}`, en: `${done} of ${total}` }),
  last: { zh: "上一次", en: "Last" },
  never: { zh: "还没有做过", en: "never yet" },
  done: { zh: "完成", en: "done" },
  failed: { zh: "失败", en: "failed" },
  interrupted: { zh: "中途停下", en: "broken off" },
  again: { zh: "会接着做", en: "it is taken up again" },
  since: (at: string) => ({ zh: `${at} 开始`, en: `since ${at}` }),
  by: (name: string) => ({ zh: `（${name}要求）`, en: `(asked for by ${name})` }),
  next: { zh: "下一次", en: "Next" },
  onRequest: { zh: "有人要求时", en: "when it is asked for" },
  runNow: { zh: "现在就做", en: "Do it now" },
  runNowOf: (job: string) => ({ zh: `现在就做：${job}`, en: `Do it now: ${job}` }),
} satisfies Texts
