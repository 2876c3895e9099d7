import { personOddityCodes } from "../domain/people/oddities.ts"
import type { Fault } from "./workbook.ts"

/** What an import finds beyond a single cell: contradictions, references to nowhere, oddities. */
const importFaultCodes = [
  "duplicate-code",
  "duplicate-attendance",
  "second-plan",
  "second-plan-line",
  "plan-filed-here",
  "plans-amended",
  "leave-remark-of-illness",
  "leave-decided-by-oneself",
  "leave-too-long",
  "leave-far-off",
  "leave-returned-when",
  "leave-returned-unapproved",
  "leave-overlaps",
  "duplicate-history",
  "newest-differs",
  "value-missing",
  "circle-on-day",
  "several-roots-on-day",
  "no-root-on-day",
  "two-lecturers",
  "changes-dated",
  "changes-always",
  "unknown-unit",
  "unknown-member",
  "unknown-activity",
  "not-a-branch",
  "unit-with-members",
  "no-root",
  "several-roots",
  "circle",
  "ends-before-start",
  "overlap",
  "sheet-not-taken",
  "member-elsewhere",
  "membership-elsewhere",
  "new-without-unit",
  "make-up-without-day",
  "make-up-done-here",
  "make-up-taken-back",
  "covers-no-day",
  "beyond-unit-life",
  "activity-beyond-unit-life",
  "record-signed",
  "decided-here",
  "sitting-differs",
  "attendance-of-outsider",
  "branch-of-one",
  "below-ended-unit",
  "member-without-unit",
  "make-up-before-activity",
  ...personOddityCodes,
] as const
export type ImportFaultCode = (typeof importFaultCodes)[number]

type Say = (fault: Fault) => string
const detail = (fault: Fault, name: string) => String(fault.details?.[name] ?? "")

/** A sentence for each code: what is wrong, and what would be right. */
export const importFaultSentences: Readonly<Record<ImportFaultCode, { readonly zh: Say; readonly en: Say }>> =
  {
    "duplicate-code": {
      zh: (f) => `编码“${f.value}”在第${detail(f, "firstRow")}行已经用过；每个编码只能有一行`,
      en: (f) =>
        `the code "${f.value}" already stands in row ${detail(f, "firstRow")}; each code has one row`,
    },
    "duplicate-attendance": {
      zh: (f) =>
        `“${f.value}”在活动“${detail(f, "activity")}”中已有一行（第${detail(f, "firstRow")}行）；每人每次活动只登记一行`,
      en: (f) =>
        `"${f.value}" already has a row for the activity "${detail(f, "activity")}" (row ${detail(f, "firstRow")}); each person has one`,
    },
    "second-plan": {
      zh: (f) =>
        `“${detail(f, "unit")}”${f.value}年的学习计划已有一行（第${detail(f, "firstRow")}行）；每个组织每年只登记一行，请并成一行`,
      en: (f) =>
        `"${detail(f, "unit")}" already has a row for its plan of ${f.value} (row ${detail(f, "firstRow")}); each unit has one a year: make them one row`,
    },
    "second-plan-line": {
      zh: (f) =>
        `“${detail(f, "unit")}”${detail(f, "year")}年的计划里，序号 ${f.value} 已有一行（第${detail(f, "firstRow")}行）；每个序号只写一行`,
      en: (f) =>
        `the plan of "${detail(f, "unit")}" for ${detail(f, "year")} already has a row ${f.value} (row ${detail(f, "firstRow")}); each number has one row`,
    },
    "plan-filed-here": {
      zh: (f) =>
        `“${f.value}”${detail(f, "year")}年的学习计划已在系统里备案，报送日期和备案日期不能空着；请照系统里的填写`,
      en: (f) =>
        `the plan of "${f.value}" for ${detail(f, "year")} was filed here, and neither of its days may be empty; write them as they are kept`,
    },
    "plans-amended": {
      zh: (f) =>
        `${detail(f, "plans")} 份已备案的计划因此调整，原来的内容留作一版；调整原因：${detail(f, "why")}`,
      en: (f) =>
        `${detail(f, "plans")} filed plans are amended by this and keep what they were as a version; the reason given: ${detail(f, "why")}`,
    },
    "leave-remark-of-illness": {
      zh: () => "病假只记请了假，不留说明：说明没有收下，其他照收",
      en: () => "of a sick leave no remark is kept: the remark is left out, the rest is taken",
    },
    "leave-decided-by-oneself": {
      zh: (f) => `“${f.value}”的假是自己批的，在页面上应由别人来批；照原样收下`,
      en: (f) =>
        `"${f.value}" decided about their own leave; on the pages somebody else does; taken as it stands`,
    },
    "leave-too-long": {
      zh: (f) => `一次请了 ${detail(f, "about")} 天，页面上一次最多一年；照原样收下`,
      en: (f) =>
        `one leave of ${detail(f, "about")} days; on the pages one lasts a year at most; taken as it stands`,
    },
    "leave-far-off": {
      zh: (f) => `从${detail(f, "about")}起，离今天一年以上，页面上会问一句是不是这一天；照原样收下`,
      en: (f) =>
        `it begins on ${detail(f, "about")}, more than a year from today, which the pages ask about; taken as it stands`,
    },
    "leave-returned-when": {
      zh: (f) => `销假日期（${detail(f, "about")}）早于开始日期，或者还没有到；照原样收下`,
      en: (f) =>
        `the day of return (${detail(f, "about")}) is before the leave or still to come; taken as it stands`,
    },
    "leave-returned-unapproved": {
      zh: (f) => `没有批准的假谈不上销假：销假日期（${detail(f, "about")}）没有收下，其他照收`,
      en: (f) =>
        `nobody comes back from a leave that is not approved: the day of return (${detail(f, "about")}) is left out, the rest is taken`,
    },
    "leave-overlaps": {
      zh: (f) => `“${f.value}”这几天已另有一次请假（${detail(f, "about")}）；照原样收下`,
      en: (f) =>
        `"${f.value}" has another leave on some of these days (${detail(f, "about")}); taken as it stands`,
    },
    "duplicate-history": {
      zh: (f) =>
        `“${f.value}”这一项这一天已有一行（第${detail(f, "firstRow")}行）；同一项目同一起始日期只写一行`,
      en: (f) =>
        `"${f.value}" already has a row for this item and day (row ${detail(f, "firstRow")}); each has one`,
    },
    "newest-differs": {
      zh: (f) =>
        `“${detail(f, "code")}”的${detail(f, "item")}，最近一行是“${f.value}”，${detail(f, "main")}表是“${detail(f, "last")}”；两处应当一致`,
      en: (f) =>
        `the newest row says that ${detail(f, "item")} of "${detail(f, "code")}" is "${f.value}", the sheet ${detail(f, "main")} says "${detail(f, "last")}"; both must say the same`,
    },
    "value-missing": {
      zh: () => "这个项目的值不能为空；请填写",
      en: () => "this item cannot be empty; fill in its value",
    },
    "circle-on-day": {
      zh: (f) => `${detail(f, "day")}这一天上级关系成了圈：${detail(f, "path")}；沿着上级应当能走到最上一级`,
      en: (f) =>
        `on ${detail(f, "day")} the units above each other form a circle: ${detail(f, "path")}; going up must end at the root`,
    },
    "several-roots-on-day": {
      zh: (f) =>
        `${detail(f, "day")}这一天没有上级的组织不止一个（${detail(f, "codes")}）；只有最上一级可以没有`,
      en: (f) =>
        `on ${detail(f, "day")} more than one unit has nothing above it (${detail(f, "codes")}); only the root may`,
    },
    "no-root-on-day": {
      zh: (f) => `${detail(f, "day")}这一天没有最上一级组织；每一天都应当恰有一个`,
      en: (f) => `on ${detail(f, "day")} there is no root; there must be one on each day`,
    },
    "two-lecturers": {
      zh: (f) => `已写主讲人编号，又写了名册以外的主讲人“${f.value}”；只能写一个`,
      en: (f) => `there is a 主讲人编号 and also a lecturer from outside, "${f.value}"; there can be one`,
    },
    "changes-dated": {
      zh: (f) =>
        `有 ${detail(f, "changes")} 处与库里不同，变动表里没有写从哪天起：按${detail(f, "from")}起算，这一天以前照旧`,
      en: (f) =>
        `${detail(f, "changes")} cells differ from what is kept, and no history says since when: taken as changes from ${detail(f, "from")} on; before that day nothing changes`,
    },
    "changes-always": {
      zh: (f) => `有 ${detail(f, "changes")} 处与库里不同：按一向如此更正，以前的也随之改变`,
      en: (f) =>
        `${detail(f, "changes")} cells differ from what is kept: taken as corrections, so that earlier days change as well`,
    },
    "unknown-unit": {
      zh: (f) =>
        `没有编码为“${f.value}”的组织，或者它不在这次导入的范围里；请改正编码，新设的组织先在“组织”里登记，或随“组织”表导入全区`,
      en: (f) =>
        `there is no unit with the code "${f.value}" within what is imported here; correct the code, or have a new unit added first: on the page of units, or by the sheet 组织 of the whole district`,
    },
    "unknown-member": {
      zh: (f) => `没有编号为“${f.value}”的党员；请改正编号，或在“党员”表中补上这个人`,
      en: (f) =>
        `there is no member with the number "${f.value}"; correct it or add the person to the sheet 党员`,
    },
    "unknown-activity": {
      zh: (f) => `没有编号为“${f.value}”的活动；请改正编号，或在“活动”表中补上这次活动`,
      en: (f) => `there is no activity with the number "${f.value}"; correct it or add it to the sheet 活动`,
    },
    "not-a-branch": {
      zh: (f) => `“${f.value}”是${detail(f, "kind")}；党员的组织关系应在党支部或党小组`,
      en: (f) => `"${f.value}" is a ${detail(f, "kind")}; people belong to a 党支部 or a 党小组`,
    },
    "unit-with-members": {
      zh: (f) =>
        `“${detail(f, "unit")}”已有 ${detail(f, "members")} 条组织关系，不能改为${f.value}；党员的组织关系应在党支部或党小组，请另设一个组织`,
      en: (f) =>
        `"${detail(f, "unit")}" has people (${detail(f, "members")} in 组织关系) and can't become a ${f.value}; people belong to a 党支部 or a 党小组: add another unit`,
    },
    "no-root": {
      zh: () => "没有最上一级组织；应当恰有一个组织的上级组织编码为空",
      en: () => "there is no root; exactly one unit must have an empty 上级组织编码",
    },
    "several-roots": {
      zh: (f) => `上级组织编码为空的组织不止一个（${detail(f, "codes")}）；只有最上一级可以为空`,
      en: (f) => `more than one unit has an empty 上级组织编码 (${detail(f, "codes")}); only the root may`,
    },
    circle: {
      zh: (f) => `上级关系成了圈：${detail(f, "path")}；沿着上级应当能走到最上一级`,
      en: (f) =>
        `the units above each other form a circle: ${detail(f, "path")}; going up must end at the root`,
    },
    "ends-before-start": {
      zh: (f) => `结束（${detail(f, "end")}）早于开始（${detail(f, "start")}）；请改正其中一个日期`,
      en: (f) =>
        `the end (${detail(f, "end")}) is before the start (${detail(f, "start")}); correct one of them`,
    },
    overlap: {
      zh: (f) =>
        `与${detail(f, "other")}的组织关系（${detail(f, "span")}）重叠；一个人同一天只能属于一个组织，请在调出时填写终止日期`,
      en: (f) =>
        `overlaps the membership of ${detail(f, "other")} (${detail(f, "span")}); a person belongs to one unit a day: fill in when the earlier one ended`,
    },
    "sheet-not-taken": {
      zh: (f) => `这里只收这几张表：${detail(f, "taken")}；请把这张表的内容清空或删去`,
      en: (f) => `only these sheets are taken here: ${detail(f, "taken")}; empty this one or remove it`,
    },
    "member-elsewhere": {
      zh: (f) =>
        `编号“${f.value}”已有人使用，这个人不在您管理的组织里；请核对编号，要调入的请管得到两边的上级办理转接`,
      en: (f) =>
        `the number "${f.value}" is somebody's who does not belong to your units; check it, or ask a committee above both units to transfer them`,
    },
    "membership-elsewhere": {
      zh: (f) =>
        `这一行会改动“${f.value}”在别处的组织关系；请核对起始日期，要调入的请管得到两边的上级办理转接`,
      en: (f) =>
        `the row would change where "${f.value}" belonged elsewhere; check the day, or ask a committee above both units to transfer them`,
    },
    "new-without-unit": {
      zh: (f) => `“${f.value}”是新登记的，没有写属于哪个组织；请在“组织关系”表中补上一行`,
      en: (f) => `"${f.value}" is new, and nothing says where they belong; add a row to the sheet 组织关系`,
    },
    "make-up-without-day": {
      zh: () => "补课完成没有补课日期；请填写补课的日期",
      en: () => "补课完成 without a 补课日期; fill in the day of the make-up",
    },
    "make-up-done-here": {
      zh: (f) =>
        `“${f.value}”在“${detail(f, "activity")}”的补课已在系统里完成（${detail(f, "on")}），状态应为补课完成；确实没有补的，请先在补课单（/make-ups/${detail(f, "makeUpId")}）上撤销`,
      en: (f) =>
        `"${f.value}" made "${detail(f, "activity")}" up here (${detail(f, "on")}): the state is 补课完成; if it was not made up, take that back on its slip first (/make-ups/${detail(f, "makeUpId")})`,
    },
    "make-up-taken-back": {
      zh: (f) => `“${f.value}”在“${detail(f, "activity")}”的补课原来已完成，这一行把它撤销；照原样收下`,
      en: (f) =>
        `"${f.value}" had made "${detail(f, "activity")}" up, and this row takes that back; taken as it stands`,
    },
    "covers-no-day": {
      zh: () => "起止日期相同，一天也不包括；照原样收下",
      en: () => "begins and ends on one day and so covers none; taken as it stands",
    },
    "beyond-unit-life": {
      zh: (f) => `超出了组织存在的时间（${detail(f, "life")}）；照原样收下`,
      en: (f) => `reaches beyond the unit's life (${detail(f, "life")}); taken as it stands`,
    },
    "activity-beyond-unit-life": {
      zh: (f) => `活动日期不在组织存在的时间内（${detail(f, "life")}）；照原样收下`,
      en: (f) => `the activity lies outside its unit's life (${detail(f, "life")}); taken as it stands`,
    },
    "record-signed": {
      zh: (f) => `“${f.value}”的记录已经签字，这一行会改动签过字的内容；照原样收下`,
      en: (f) =>
        `the record of "${f.value}" is signed, and this row changes what was signed; taken as it stands`,
    },
    "decided-here": {
      zh: (f) => `“${f.value}”的这一条在系统里已有决定，这一行把它改成别的；照原样收下`,
      en: (f) =>
        `this one of "${f.value}" was decided about here, and the row says something else; taken as it stands`,
    },
    "sitting-differs": {
      zh: (f) => `同场“${f.value}”的几项写的不一样：与${detail(f, "other")}不同；各照各的收下`,
      en: (f) =>
        `the items of the sitting "${f.value}" do not say the same: this one differs from ${detail(f, "other")}; each is taken as it stands`,
    },
    "attendance-of-outsider": {
      zh: (f) => `这个人当天不属于活动面向的组织（“${detail(f, "activity")}”）；照原样收下，学时照记`,
      en: (f) =>
        `did not belong to the units addressed that day ("${detail(f, "activity")}"); taken as it stands, hours count`,
    },
    "branch-of-one": {
      zh: () => "这个支部目前只有一名党员；照原样收下",
      en: () => "this branch has one member at the moment; taken as it stands",
    },
    "below-ended-unit": {
      zh: (f) => `上级组织已经撤销（${detail(f, "above")}），它自己还在；照原样收下`,
      en: (f) => `the unit above it has ended (${detail(f, "above")}) and it has not; taken as it stands`,
    },
    "member-without-unit": {
      zh: () => "这名党员目前不属于任何组织；照原样收下",
      en: () => "this member belongs to no unit at the moment; taken as it stands",
    },
    "make-up-before-activity": {
      zh: (f) => `补课日期早于活动日期（${detail(f, "start")}）；照原样收下`,
      en: (f) => `the make-up is before the activity (${detail(f, "start")}); taken as it stands`,
    },
    "same-person": {
      zh: (f) => `“${f.value}”和编号 ${detail(f, "others")} 同名、同一天出生，可能是同一个人；照原样收下`,
      en: (f) =>
        `"${f.value}" has the name and the birth of ${detail(f, "others")}, and may be the same person; taken as it stands`,
    },
    "odd-phone": {
      zh: () => "不像一个电话号码；照原样收下",
      en: () => "does not look like a phone number; taken as it stands",
    },
    "born-later": {
      zh: (f) => `出生日期（${f.value}）还没有到；照原样收下`,
      en: (f) => `the birth (${f.value}) lies in the future; taken as it stands`,
    },
    "born-long-ago": {
      zh: (f) => `出生日期（${f.value}）过于久远；照原样收下`,
      en: (f) => `the birth (${f.value}) is very long ago; taken as it stands`,
    },
    "joined-before-birth": {
      zh: (f) => `入党日期（${f.value}）不晚于出生日期（${detail(f, "bornOn")}）；照原样收下`,
      en: (f) =>
        `the day of joining (${f.value}) is not after the birth (${detail(f, "bornOn")}); taken as it stands`,
    },
    "joined-later": {
      zh: (f) => `入党日期（${f.value}）还没有到；照原样收下`,
      en: (f) => `the day of joining (${f.value}) lies in the future; taken as it stands`,
    },
  }
