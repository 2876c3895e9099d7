/**
 * What passwords are most often made of, in small letters. {@link isCommon} also finds them in capitals, with
 * letters written as figures, with figures and signs before or after, doubled, or several in a row.
 */
export const commonWords: readonly string[] = `
password passwort passwd pass passcode parola parool senha contrasena motdepasse secret geheim private
welcome willkommen bienvenue hello hallo bonjour letmein login logon signin enter access open opensesame
admin administrator root system sysadmin manager user users username guest test tester testing demo temp
temporary default change changeme changeit office server master mysql oracle postgres windows linux ubuntu
internet network wifi router cisco huawei xiaomi tplink lenovo apple iphone android google baidu tencent
alibaba taobao weixin wechat weibo qq qqcom sina sohu netease facebook twitter youtube microsoft github
qwerty qwert qwertyuiop qwertz azerty asdf asdfg asdfgh asdfghjkl zxcv zxcvb zxcvbn zxcvbnm qazwsx qazwsxedc
wsxedc qweasd qweasdzxc qweqwe asdasd zxczxc poiuy lkjhg mnbvc qaz wsx edc rfv
abc abcd abcde abcdef abcdefg abcdefgh aabb aabbcc abcabc aaa xyz
love iloveyou loveyou lovely loveme forever baby babygirl honey sweet sweety sweetheart angel princess
prince king queen lucky happy smile sunshine sunny summer winter spring autumn morning flower rose
butterfly rainbow star stars moon heaven freedom peace world earth dream dreamer magic shadow ghost
dragon tiger lion monkey panda eagle falcon phoenix wolf bear horse snake chicken kitty puppy cat dog
football soccer baseball basketball hockey tennis golf swimming jordan messi ronaldo liverpool arsenal
chelsea barcelona juventus yankees lakers cowboys ferrari porsche mercedes toyota honda mustang corvette
harley yamaha superman batman spiderman ironman pokemon pikachu naruto minecraft starwars matrix hunter
killer ninja samurai warrior soldier ranger knight wizard cookie chocolate banana orange cherry pepper
ginger coffee cheese computer laptop keyboard mouse camera music guitar piano money dollar gold silver
diamond crystal jasmine michael jennifer jessica ashley daniel thomas robert andrew joshua matthew william
david james john charlie george jack alex anna maria linda susan nicole michelle amanda hannah sophie
china zhongguo zhonghua beijing shanghai guangzhou shenzhen tianjin chongqing nanjing wuhan hangzhou
chengdu jinan qingdao licheng shandong guangdong zhejiang jiangsu sichuan henan hebei hunan hubei fujian
woaini woaini woaiwo woaizhongguo woaizuguo aini ainiyou aiwo aiwozhongguo wodemima mima nihao nihaoma
ninhao huanying denglu guanliyuan yonghu ceshi gongchandang gongchandangyuan zhonggong dangyuan dangzhibu
zhibu shuji dangwei dangzu dangke dangxiao xuexi xuexiqiangguo xueer qiangguo fendou weirenmin
weirenminfuwu renmin renminwansui zuguo fuqiang minzhu hexie tuanjie shengli dongfang dongfanghong
hongqi changcheng huanghe changjiang taishan tiananmen zhongnanhai jiefang gongfei facai gongxifacai
xinnian xinniankuaile kuaile shengri pingan jiankang xingfu daji dajidali wangwei lilei hanmeimei
zhangwei wangfang liwei zhangsan lisi wangwu zhaoliu xiaoming xiaohong laoshi baobao baobei mama baba
tiantian yangyang nana lili feifei wangzhe
wangba dashabi caonima nimade tamade wocao shabi laopo laogong qinaide xiexie zaijian
学习 学习强国 强国 奋斗 为人民服务 中国 中华 中国共产党 共产党 共产党员 党员 党支部 支部 书记 党委 党课 管理员 密码 口令
你好 您好 欢迎 登录 用户 测试 我爱你 我爱中国 祖国 人民 人民万岁 富强 民主 文明 和谐 团结 胜利 东方红 红旗 长城 黄河 长江
新年快乐 生日快乐 恭喜发财 平安 健康 幸福 宝贝 老婆 老公 妈妈 爸爸 张三 李四 王五 天天向上 好好学习 好好学习天天向上
`
  .split(/\s+/)
  .filter((word) => word !== "")

/** Rows of a keyboard and other things people run a finger along. */
export const commonRuns: readonly string[] = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890123456789",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
  "qazwsxedcrfvtgbyhnujmikolp",
  "1q2w3e4r5t6y7u8i9o0p",
  "q1w2e3r4t5y6u7i8o9p0",
  "147258369",
  "741852963",
  "159357",
  "!@#$%^&*()_+",
  "一二三四五六七八九十",
  "甲乙丙丁戊己庚辛壬癸",
]

/** Figures people choose for their sound or their look. */
export const commonFigures: readonly string[] =
  "520 521 1314 5201314 521521 1314520 5211314 168 1688 888 8888 666 6666 518 918 588 7758521 7758258 110 119 120 114 10086 10010 1949 1921 19491001 19210701 007 911 2580 0852 1024 4321 54321 654321 7654321 87654321 987654321 9876543210 112233 11223344 1122334455 123321 1234321 123454321 121212 123123 123123123 123456789 147258 159753 753951 951753 102030 100200 131421 142857 314159 31415926 271828 696969 789456 789456123 456789 963852741 369258147 1357924680 24681012 13579 2468".split(
    " ",
  )
