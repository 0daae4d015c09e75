/**
 * Words that say how something is said and not what about: function words, words of wishing, adding and measuring.
 * Chinese words of one character are left out anyway.
 */
const CHINESE =
  '我们 你们 他们 大家 自己 希望 建议 应该 应当 可以 能够 需要 必须 最好 尽量 继续 加强 加大 提高 提升 增加 减少 改善 改进 完善 ' +
  '更加 比较 非常 特别 真的 有点 一点 一些 一点儿 有些 这个 那个 这些 那些 什么 怎么 这样 那样 现在 目前 已经 一直 经常 总是 有时 ' +
  '没有 不要 不能 不会 不是 不够 太多 太少 很多 许多 不少 多一些 多一点 少一点 如果 因为 所以 但是 而且 或者 以及 还有 就是 还是 ' +
  '晚上 周末 白天 早上 每天 上班 下班 有事 电话 联系 住在 占了 我叫 也能 太长 太大 太高 太挤 根本 停不下 方便 影响 几班 加装 的话 之后 之前 时候 问题 方面 情况 地方 东西 事情 起来 出来 进行 通过 对于 关于 其他 各种 一个 一下 多点 快点 本市 我市 城市 ' +
  '点儿 几个 其实 感觉 觉得 认为 相关 有关 部门 政府 是否 能不能 可不可以 尽快 早日 谢谢'

const ENGLISH =
  'call name a about above after again all also always am an and any are as at be because been before being below between both ' +
  'but by can could did do does doing down during each few for from further had has have having he her here him his ' +
  'how i if in into is it its just less let like make many may me more most much must my near need needs no nor not ' +
  'now of off often on once one only or other our out over own please should so some such than that the their them ' +
  'then there these they thing things this those through to too under until up us use very want was way we were what ' +
  'when where which while who why will wish with without would you your city improve better good bad really get got ' +
  'still even every lot lots think feel keep add'

export const STOP_WORDS: ReadonlySet<string> = new Set(`${CHINESE} ${ENGLISH}`.split(' '))
