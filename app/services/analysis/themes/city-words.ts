/** Words of city life that ICU's dictionary does not know or cuts apart; what follows a colon counts as the word before. */
const WORDS =
  '公交:公交车:公交线路 公交站:公交站台 地铁 地铁站 高铁 网约车 共享单车 电动车:电瓶车 充电桩 停车 停车位:车位 停车场 停车费 堵车:拥堵 ' +
  '红绿灯 斑马线 人行道 自行车道:非机动车道 路灯 早高峰 晚高峰 房价 房租 学区房 物业 物业费 电梯 加装电梯 老旧小区:老小区 医保 社保 ' +
  '挂号 看病 社区医院 儿科 养老院 养老金 养老 托管 课后托管 幼儿园 学位 学区 公园 绿化 绿道 广场舞 噪音:噪声 扬尘 雾霾 空气质量 ' +
  '垃圾分类 垃圾桶 公厕:公共厕所 菜市场 暖气 供暖 停水 停电 积水 内涝 自来水 就业 找工作 工资 社区食堂 适老化 办事大厅 一网通办 热线'

/** From a word to the word it counts as. */
export const CITY_WORDS: ReadonlyMap<string, string> = new Map(
  WORDS.split(' ').flatMap((line) => {
    const [word, ...others] = line.split(':') as [string, ...string[]]
    return [[word, word] as const, ...others.map((other) => [other, word] as const)]
  }),
)

/** Characters of the longest of them. */
export const LONGEST_CITY_WORD = Math.max(...[...CITY_WORDS.keys()].map((word) => word.length))
