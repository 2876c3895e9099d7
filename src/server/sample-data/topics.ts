/** What is studied, by kind of activity and by field of life. Made up, and without a date. */

import type { ActivityKind, OrgField } from "../../domain/shared/words.ts"

export const theory = [
  "中国特色社会主义理论体系学习纲要",
  "科学发展观重要论述摘编",
  "中国共产党章程",
  "中国共产党党员领导干部廉洁从政若干准则",
  "六个“为什么”",
  "党员权利保障条例",
  "关于加强和改进新形势下党的建设若干重大问题的决定",
  "中国共产党历史",
  "社会主义核心价值体系学习读本",
  "关于推进学习型党组织建设的意见",
  "政府工作报告",
  "毛泽东、邓小平、江泽民论党的建设",
] as const

/** What a field leans towards (directive, 一). */
export const practical: Readonly<Record<OrgField, readonly string[]>> = {
  office: [
    "电子政务与办公自动化",
    "公文处理规范",
    "行政许可法",
    "信息安全常识",
    "公务员职业道德",
    "群众来信来访办理",
  ],
  village: [
    "大棚蔬菜栽培技术",
    "果树冬季修剪",
    "农民专业合作社法",
    "畜禽防疫",
    "村务公开",
    "小麦田间管理",
    "新农合政策",
  ],
  community: [
    "社区共建与志愿服务",
    "邻里互助经验",
    "物业管理条例",
    "社区矫正常识",
    "居家养老服务",
    "消防安全常识",
  ],
  school: ["新课程改革", "师德师风规范", "教师专业标准", "校园安全管理", "优秀班主任经验", "教育信息化"],
  enterprise: ["安全生产法", "精益生产", "质量管理体系", "劳动合同法", "节能降耗经验", "技术创新案例"],
  other: ["服务规范", "岗位技能", "应急预案", "职业道德", "卫生防疫知识", "图书分类与服务"],
}

export const models = ["沈浩", "焦裕禄", "孔繁森", "王进喜", "雷锋", "任长霞", "时传祥", "许振超"] as const

/** The sentence a topic is made from; ○ stands for the book or subject. */
export const topicForms: Readonly<Record<ActivityKind, readonly string[]>> = {
  "central-group-study": [
    "理论中心组学习：《○》",
    "专题研讨：学习《○》",
    "中心组（扩大）学习《○》",
    "外出考察学习",
  ],
  "committee-meeting": [
    "支委会：研究本月工作",
    "支委会：党员发展工作",
    "支委会：安排学习计划",
    "支委会：走访困难党员",
    "支委会：党费收缴",
  ],
  "group-meeting": [
    "党小组会：学习《○》",
    "党小组会：交流学习体会",
    "党小组会：传达支部安排",
    "党小组会：讨论○",
  ],
  "democratic-review": ["民主评议党员", "民主评议党员：述学评议"],
  "themed-day": ["主题党日：学习《○》", "主题党日：志愿服务"],
  assembly: [
    "党员大会：支部工作报告",
    "党员大会：讨论预备党员转正",
    "党员大会：学习《○》",
    "党员大会：民主评议党员",
    "党员大会：通过学习计划",
  ],
  "party-lecture": [
    "党课：《○》辅导",
    "党课：学习△同志先进事迹",
    "党课：做学习型党员",
    "党课：增强党性修养",
    "微型党课：○",
  ],
  "collective-study": [
    "集中学习《○》",
    "学习《○》有关章节",
    "学习○",
    "学习△同志先进事迹",
    "传达上级文件精神，学习《○》",
    "学习研讨：○",
  ],
  lecture: ["专题讲座：○", "专题讲座：《○》解读"],
  "guidance-talk": ["辅导报告：《○》", "辅导报告：○"],
  "situation-report": ["形势报告会：当前经济形势", "形势报告会：国际形势", "形势报告会：《○》"],
  "topical-training": ["专题培训：○", "业务培训：○"],
  "job-training": ["岗位培训：○", "岗位练兵：○"],
  "distance-education": ["远程教育：○", "远程教育收看：《○》"],
  "organisational-life": ["专题组织生活会", "年度组织生活会", "组织生活会：对照检查"],
  "speech-contest": ["演讲比赛：我身边的共产党员", "演讲比赛：学习△，争做先锋"],
  "rotating-lecture": ["轮流讲课：○", "人人上讲台：○"],
  "leaders-forum": ["领导干部讲堂：○", "领导干部讲堂：《○》"],
  "online-exchange": ["网络交流：○", "党建网站在线讨论：《○》"],
  "on-site-exchange": ["现场互动：○", "观摩学习：○"],
  "field-research": ["课题调研：○", "课题调研：基层党建工作"],
  "results-report": ["学习成果汇报", "成果汇报：○"],
  "culture-and-sport": ["文艺汇演", "乒乓球比赛", "红歌会", "参观革命纪念馆", "书画展", "登山活动"],
  "theory-test": ["政治理论知识测试", "理论考核：《○》"],
}

export const forms: readonly string[] = [
  "领读原文",
  "讨论交流",
  "专题发言",
  "观看录像",
  "自学与集中结合",
  "主题发言",
]

/** Forms of a session of a central group in its room, and of one that goes out. */
export const centralForms: readonly string[] = ["专题讲座", "主题发言", "交流研讨"]
export const tripForms: readonly string[] = ["外出调研", "学习考察"]
/** Where those who go out are received. */
export const tripPlaces: readonly string[] = ["先进村", "示范社区", "龙头企业", "革命纪念馆"]

export const places: Readonly<Record<OrgField, readonly string[]>> = {
  office: ["机关会议室", "三楼会议室", "党员活动室", "多功能厅"],
  village: ["村党员活动室", "村委会会议室", "远程教育站点", "村文化大院"],
  community: ["社区党员活动室", "社区会议室", "社区远程教育站点"],
  school: ["学校会议室", "阶梯教室", "党员活动室"],
  enterprise: ["公司会议室", "车间休息室", "职工之家"],
  other: ["会议室", "党员活动室"],
}

export const cancellations = [
  "因防汛值班取消",
  "因上级临时会议取消",
  "因大雪取消，另行安排",
  "因场地维修取消",
] as const

export const effects = [
  "党员普遍反映良好，记学习笔记。",
  "交流发言踊跃，认识有提高。",
  "测试合格，学习笔记已检查。",
  "结合岗位查找了不足，提出改进措施。",
  "学习体会已收齐。",
  "掌握了基本要求，会后抓好落实。",
] as const

/** □ is the chair, ○ the matter in hand. */
export const minuteForms = [
  "□主持。○，与会人员逐一发言，结合本职谈了想法。□作小结，要求会后抓好落实。",
  "□主持会议，传达上级文件。本次内容：○。会议议定：按计划推进，责任到人。",
  "会议由□主持。○。发言围绕学用结合展开，提出意见建议3条。□最后讲了三点要求。",
  "一、○；二、讨论发言；三、□总结，布置下周安排。",
] as const

export const longMinutes = [
  "发言摘要：有的同志谈到，学习要同解决群众最关心的问题结合起来；有的同志提出，要把学习时间固定下来，不走过场；老党员表示要带头遵守纪律、发挥余热。",
  "讨论中大家认为，当前工作任务重，更要挤时间学习；年轻党员要多向老同志请教，把所学用到岗位上。会议要求缺席人员由指定专人补课。",
  "会上通报了上次议定事项落实情况：走访困难党员4户，整改问题2项，其余正在办理。下步由支部委员分工负责，月底前反馈。",
] as const
