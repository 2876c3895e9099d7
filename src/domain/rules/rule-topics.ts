/** The rules that a unit keeps in writing (二(三)一 to 六): which, and of whom they are asked. */
export const ruleTopics = [
  "central-group",
  "three-meetings",
  "training",
  "collective-study",
  "self-study",
  "archive",
] as const
export type RuleTopic = (typeof ruleTopics)[number]

/** Plain text to begin with; a line that begins with 一、 二、 … is a heading. */
export const ruleTemplates: Readonly<Record<RuleTopic, string>> = {
  "central-group": `一、组织
党委（党组）书记是中心组学习的第一责任人，任组长；学习秘书负责通知、材料、考勤和记录。
二、时间
集中学习每月一次，每次半天；全年学习讨论不少于12天。
三、形式
专题讲座、主题发言、交流研讨、外出调研和学习考察相结合。
四、记录和成果
每次学习讨论有记录；成员每年撰写3篇以上学习心得或理论文章。`,
  "three-meetings": `一、支部委员会
每月召开一次。
二、党小组会
每月召开一次。
三、党员大会
每季度召开一次。
四、党课
每季度或每半年一次，按本支部的党课周期安排。
五、记录
会议有议题、有记录、有考勤；因故不能参加的事先请假。`,
  training: `一、对象和学时
处级干部平均每年不少于18天，其他干部不少于12天；村支部书记不少于40学时，领导班子成员不少于24学时，其他党员不少于16学时。
二、方式
领导干部和专家教授上党课、作形势报告，举办专题培训和岗位培训；鼓励学历教育、网络教育、自学考试、函授和在职自学。
三、登记
培训结束后登记学时，附证明材料。`,
  "collective-study": `一、时间
每周固定一天（或半天）集中学习，全年不少于40学时；时间不固定的，利用班前班后安排。
二、四落实
学习时间、学习人员、学习内容、学习效果都落实到记录里。
三、考勤和请假
严格考勤和请销假。
四、补课
因故缺课的，指定专人、安排适当时间补课。`,
  "self-study": `一、笔记本和必学篇目
每年统一发放学习笔记本，适时规定必学篇目。
二、检查和展出
经常检查自学情况，定期展出学习心得。
三、送学和寄学
对年老体弱、文化水平较低的党员送学、助学；对外出流动党员定期寄送材料、寄回心得。`,
  archive: `一、建档
为每名在职党员干部建立学习档案，指定专人管理。
二、内容
记录政治学习、集中学习、定期培训、上党课、党小组会、组织生活会、理论考核和学习笔记、心得体会、交流发言。
三、审阅和归档
由本人填写，书记审阅把关，次年一月底前统一归档。`,
}
