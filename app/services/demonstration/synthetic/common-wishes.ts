import type { LocalText } from '#app/survey/item.ts'

/** What many respondents wish for, with how often; a few say more of themselves than they should. */
const WISHES: (LocalText & { weight: number })[] = [
  {
    weight: 15,
    'zh-CN': '早晚高峰公交太挤，希望多开几班',
    en: 'Buses are packed at rush hour, run more of them',
  },
  {
    weight: 11,
    'zh-CN': '公交车等得太久，高峰期能不能多发车',
    en: 'We wait too long for the buses at rush hour',
  },
  { weight: 14, 'zh-CN': '小区停车位太少，晚上根本停不下', en: 'Too few parking spaces where we live' },
  {
    weight: 8,
    'zh-CN': '老小区停车难，应该建停车场',
    en: 'Parking is hard in older estates, build a car park',
  },
  {
    weight: 12,
    'zh-CN': '社区医院看病方便一点，周末也能挂号',
    en: 'See a doctor at the community clinic at weekends',
  },
  {
    weight: 9,
    'zh-CN': '大医院看病排队太长，挂号太难',
    en: 'Queues to see a doctor in the big hospitals are too long',
  },
  { weight: 8, 'zh-CN': '放学后学校应该有托管', en: 'After-school care for children whose parents work' },
  {
    weight: 6,
    'zh-CN': '双职工家庭接孩子难，学校最好有晚托管',
    en: 'After-school care until six would help parents',
  },
  { weight: 7, 'zh-CN': '晚上工地施工噪音太大，影响休息', en: 'Noise from building sites at night' },
  { weight: 5, 'zh-CN': '广场舞噪音该管一管', en: 'Noise from loudspeakers in the square' },
  {
    weight: 2,
    'zh-CN': '公交站没有雨棚，有事可以找我，电话 13800138000',
    en: 'No shelter at the bus stop, call me on 138 0013 8000',
  },
  {
    weight: 1,
    'zh-CN': '我叫王小明，住在 12 栋 301 室，停车位被占了',
    en: 'My name is John Smith, flat 301, my parking space is taken',
  },
]

const TOTAL = WISHES.reduce((sum, { weight }) => sum + weight, 0)

/** A frequent wish. @param place in [0, 1): the wishes one after the other, each as wide as it is frequent */
export function commonWish(place: number): LocalText {
  let left = place * TOTAL
  return WISHES.find(({ weight }) => (left -= weight) < 0) ?? WISHES[0]!
}
