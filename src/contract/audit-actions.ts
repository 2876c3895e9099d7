import type { Said } from "./refusals.ts"

/**
 * What each action of the audit log is in words, without who did it. An action that the program notes and that has no sentence
 * here fails a test.
 */
export const actionSentences = {
  // Signing in
  "set-up": { zh: "建立了第一位管理员", en: "made the first administrator" },
  "signed-in": { zh: "登录", en: "signed in" },
  "signed-out": { zh: "退出登录", en: "signed out" },
  "sign-in-failed": { zh: "登录没有成功", en: "failed to sign in" },
  "sign-in-paused": { zh: "多次登录失败，暂停登录", en: "was paused after failing to sign in too often" },
  "second-step-failed": { zh: "两步验证没有通过", en: "failed the second step" },
  "stepped-up": { zh: "再次确认了身份", en: "confirmed who they are once more" },
  "step-up-failed": { zh: "再次确认身份没有通过", en: "failed to confirm who they are" },
  "step-up-paused": { zh: "多次确认身份失败，暂停", en: "was paused after failing to confirm too often" },
  "provider-sign-in-failed": {
    zh: "统一身份登录没有成功",
    en: "failed to sign in through the identity provider",
  },
  "many-accounts-tried": { zh: "同一地址试了许多账号", en: "tried many accounts from one address" },
  "access-denied": { zh: "想看或想做权限以外的事，没有让", en: "was denied something" },
  "session-ended": { zh: "结束了一处登录", en: "ended a session" },
  "other-sessions-ended": { zh: "结束了其他各处登录", en: "ended all other sessions" },
  "password-changed": { zh: "改了密码", en: "changed the password" },
  "second-factor-offered": { zh: "开始设置两步验证", en: "began to set up a second factor" },
  "second-factor-set": { zh: "设好了两步验证", en: "set up a second factor" },
  "second-factor-removed": { zh: "取消了两步验证", en: "removed a second factor" },
  "recovery-codes-given": { zh: "换了一组恢复码", en: "took new recovery codes" },

  // Accounts and roles
  "account-made": { zh: "开了一个账号", en: "made an account" },
  "accounts-made": { zh: "批量开了账号", en: "made accounts from the roster" },
  "account-activated": { zh: "启用了账号", en: "activated the account" },
  "activation-issued": { zh: "开出激活码", en: "issued an activation code" },
  "accounts-looked-at": { zh: "查看了账号列表", en: "looked at the list of accounts" },
  "account-looked-at": { zh: "查看了一个账号", en: "looked at an account" },
  "roles-looked-at": { zh: "查看了授权情况", en: "looked at who holds which role" },
  "account-disabled": { zh: "停用了账号", en: "shut an account" },
  "account-enabled": { zh: "恢复了账号", en: "opened an account again" },
  "account-unlocked": { zh: "解除了账号的暂停", en: "ended the pause of an account" },
  "sessions-ended": { zh: "结束了一个账号的各处登录", en: "ended the sessions of an account" },
  "identity-linked": { zh: "绑定了统一身份", en: "linked an identity to an account" },
  "identity-unlinked": { zh: "解除了统一身份的绑定", en: "took the identity from an account" },
  "role-granted": { zh: "授予了职责", en: "gave a role" },
  "role-restored": { zh: "恢复了收回的职责", en: "gave a role back that was taken away" },
  "confirmation-asked": { zh: "提出了要第二人确认的事", en: "asked for what takes a second person" },
  "confirmation-given": { zh: "作为第二人确认了", en: "confirmed as the second person" },
  "confirmation-refused": { zh: "作为第二人没有同意", en: "did not agree as the second person" },
  "confirmation-withdrawn": { zh: "撤回了要第二人确认的事", en: "withdrew what was to be confirmed" },
  "confirmations-looked-at": { zh: "查看了等待确认的事", en: "looked at what waits for a second person" },
  "role-ended": { zh: "结束了职责", en: "ended a role" },

  // The district
  "judged-by-command": { zh: "在命令行判断了各项任务", en: "judged on the command line" },
  "explained-by-command": { zh: "在命令行查了一项的来由", en: "opened a figure on the command line" },
  "workbook-exported": { zh: "导出了全区的数据", en: "exported the whole district" },
  "reveals-spent": { zh: "当天查看手机号的次数用完", en: "spent a day's looks at phone numbers" },
  "many-people-seen": { zh: "当天看到的党员特别多", en: "saw very many people in a day" },
  "workbook-imported": { zh: "导入了工作簿", en: "imported a workbook" },
  "unit-added": { zh: "新增了一个组织", en: "added a unit" },
  "unit-edited": { zh: "修改了组织资料", en: "edited a unit" },
  "unit-moved": { zh: "调整了组织隶属", en: "moved a unit" },
  "unit-merged": { zh: "合并了一个组织", en: "merged a unit into another" },
  "unit-dissolved": { zh: "撤销了一个组织", en: "ended a unit" },
  "unit-reopened": { zh: "恢复了撤销的组织", en: "reopened a unit" },
  "home-seen": { zh: "打开了一个组织的首页", en: "opened the home page of a unit" },
  "year-seen": { zh: "查看了一个组织的全年情况", en: "looked at the year of a unit" },
  "standing-seen": { zh: "查看了一名党员的达标情况", en: "looked at how a person stands" },
  "people-standing-seen": {
    zh: "查看了一个组织里各人的达标情况",
    en: "looked at how the people of a unit stand",
  },
  "explanation-seen": { zh: "查看了一项结果的依据", en: "looked at what a figure rests on" },

  // People
  "roster-read": { zh: "查看了党员名册", en: "read a roster" },
  "member-read": { zh: "查看了一名党员", en: "looked at a person" },
  "member-record-read": { zh: "查看了一名党员的学习记录", en: "looked at a person's record" },
  "member-changes-read": {
    zh: "查看了一名党员记录的变更",
    en: "looked at what became of a person's records",
  },
  "member-added": { zh: "登记了一名党员", en: "added a person" },
  "member-edited": { zh: "修改了党员信息", en: "edited a person" },
  "member-removed": { zh: "删除了误登的党员", en: "took out a person added by mistake" },
  "member-transferred": { zh: "办理了组织关系转接", en: "transferred a person" },
  "member-left": { zh: "办理了转出", en: "recorded that a person left" },
  "transfer-taken-back": { zh: "撤销了一次转接", en: "took a transfer back" },
  "post-added": { zh: "登记了任职", en: "recorded a post" },
  "post-ended": { zh: "登记了任职的结束", en: "recorded the end of a post" },
  "post-removed": { zh: "删除了误登的任职", en: "took out a post entered by mistake" },
  "phone-revealed": { zh: "查看了完整的手机号", en: "saw a phone number in full" },
  "import-read": { zh: "查看了一次导入的预览", en: "looked at the preview of an import" },
  "import-previewed": { zh: "上传了名册，先看预览", en: "sent a roster in for a preview" },
  "import-undone": { zh: "撤回了一次导入", en: "took an import back" },

  // Activities
  "events-listed": { zh: "查看了活动列表", en: "listed activities" },
  "absences-opened": { zh: "查看了谁缺了课", en: "looked at who missed what" },
  "register-opened": { zh: "打开了考勤簿", en: "opened a register" },
  "roster-opened": { zh: "打开了应到名单", en: "opened a list of those expected" },
  "people-looked-up": { zh: "查找了可以选的人", en: "looked for people to name" },
  "event-opened": { zh: "打开了一次活动", en: "opened an activity" },
  "event-changes-read": { zh: "查看了一次活动的变更", en: "looked at what became of an activity" },
  "sitting-recorded": { zh: "记下了一次活动", en: "recorded a sitting" },
  "sitting-planned": { zh: "安排了一次活动", en: "planned a sitting" },
  "event-held": { zh: "把计划的活动记为已举行", en: "recorded a planned activity as held" },
  "event-corrected": { zh: "更正了一次活动", en: "corrected an activity" },
  "event-cancelled": { zh: "取消了一次活动", en: "cancelled an activity" },
  "event-restored": { zh: "恢复了取消的活动", en: "restored a cancelled activity" },
  "attendance-changed": { zh: "更改了考勤", en: "changed an attendance list" },
  "make-up-noted": { zh: "登记了补课", en: "recorded a make-up" },

  "attachment-added": { zh: "上传了一个附件", en: "added an attachment" },
  "attachment-refused": { zh: "上传的文件没有收下", en: "sent a file that was not taken" },
  "attachment-removed": { zh: "删除了一个附件", en: "took out an attachment" },
  "attachment-downloaded": { zh: "下载了一个附件", en: "downloaded an attachment" },

  // Suggestions, settings, about oneself
  "suggestion-sent": { zh: "提了一条意见建议", en: "made a suggestion" },
  "suggestion-answered": { zh: "答复了一条意见建议", en: "answered a suggestion" },
  "suggestions-read": { zh: "查看了意见建议", en: "read the suggestions" },
  "settings-changed": { zh: "改了系统设置", en: "changed the settings" },
  "security-changed": { zh: "改了登录规则", en: "changed the rules of signing in" },
  "robot-hosts-changed": {
    zh: "改了允许群机器人的地址",
    en: "changed where robots of groups may be",
  },
  "retention-changed": { zh: "改了旧内容保留多久", en: "changed how long what is old is kept" },
  "old-let-go": { zh: "按设置删除了过期的旧内容", en: "let go of what is old, by the settings" },
  "left-let-go": {
    zh: "按设置清除了离开的人的手机号、邮箱、通知和登录方式",
    en: "let go of phone number, mail address, notices and ways to sign in of somebody who has left, by the settings",
  },
  "robot-set": { zh: "设置了一个组织的群机器人", en: "set the robot of a unit's group" },
  "robot-removed": { zh: "去掉了一个组织的群机器人", en: "took out the robot of a unit's group" },
  "mail-address-entered": { zh: "填了收通知的邮箱", en: "entered a mail address" },
  "mail-address-confirmed": { zh: "确认了收通知的邮箱", en: "confirmed a mail address" },
  "mail-address-removed": { zh: "去掉了收通知的邮箱", en: "took out a mail address" },
  "workdays-imported": { zh: "导入了一年的放假安排", en: "brought in the days off of a year" },
  "workdays-removed": { zh: "撤回了一年的放假安排", en: "took back the days off of a year" },
  "backup-restored": { zh: "从备份恢复了全部数据", en: "restored everything from a backup" },
  "backup-made": { zh: "做了一份备份", en: "made a backup" },
  "job-asked-for": { zh: "要求立即执行一项后台任务", en: "asked for a job to be done now" },
  "own-data-taken": { zh: "查看了本人的全部数据", en: "looked at all of their own data" },

  // The audit log itself
  "trail-read": { zh: "查阅了操作记录", en: "read the audit log" },
  "trail-check-read": {
    zh: "查看了操作记录的核对结果",
    en: "looked at the result of a check of the audit log",
  },
  "trail-check-asked": { zh: "要求核对操作记录", en: "asked for a check of the audit log" },
  "trail-checked": { zh: "核对了全部操作记录", en: "checked the whole audit log" },
  "trail-head-behind": {
    zh: "发现 trail.head 比数据库旧：数据文件夹恢复过，或另一台服务器封存过",
    en: "found trail.head older than the database: the data folder was restored, or another server has sealed",
  },
  "trail-head-made": {
    zh: "数据文件夹里的 trail.head 不见了，已重建",
    en: "found trail.head missing from the data folder and made it anew",
  },
} as const satisfies Readonly<Record<string, Said>>

const known: Readonly<Record<string, Said>> = actionSentences

/** An action in words; its name where it has none. */
export function actionSentence(action: string): Said {
  return known[action] ?? { zh: action, en: action }
}
