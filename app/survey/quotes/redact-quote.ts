/** Why a part of a quotation is struck out: by a rule, or by the evaluator. */
export const STRIKE_REASONS = ['email', 'link', 'account', 'id', 'number', 'name', 'place', 'hand'] as const
export type StrikeReason = (typeof STRIKE_REASONS)[number]

/** A piece of a quotation; `struck` says why it is left out. */
export interface QuotePiece {
  text: string
  struck: StrikeReason | null
}

/** What stands where something was struck out. */
export const STRUCK = '[…]'

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤'
const TITLES =
  '先生|女士|小姐|老师|医生|大夫|护士|主任|书记|经理|师傅|警官|所长|局长|科长|站长|队长|校长|院长|教授|律师|阿姨|叔叔|大爷|大妈'

/** In the order they are looked for: what one takes, the next leaves alone. */
const RULES: [StrikeReason, RegExp][] = [
  ['email', /[\p{L}\p{N}._%+-]+\s?[@＠]\s?[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+/giu],
  ['link', /(https?:\/\/|www\.)[^\s，。；！？、）)]+/giu],
  [
    'account',
    /(微信|薇信|威信|微信号|wechat|weixin|vx|wx|qq|抖音|微博)\s*(号码|号|id|账号)?\s*(是|为|is)?\s*[:：]?\s*[a-z0-9][-_a-z0-9]{4,}/giu,
  ],
  ['account', /\bwxid_[a-z0-9]+/giu],
  ['id', /\d{17}[\dx]|\d{15}(?!\d)/giu],
  // digits in groups, also full width, with what counts them in an address; three Chinese digits or more
  [
    'number',
    /[+＋(（]?[\d０-９]+([\s\-–—.()（）/]*[\d０-９]+)*\s*(号楼|号院|号线|单元|栋|幢|座|室|弄|楼|层|号)?/gu,
  ],
  ['number', /[零〇一二两三四五六七八九十百千万亿幺]{3,}(号|栋|幢|室|弄|楼)?/gu],
  ['name', /(?<=我叫|我是|名叫|姓名是?[:：]?|联系人是?[:：]?)\p{Script=Han}{2,4}(?=[，。,.！!；;、\s]|$)/gu],
  ['name', new RegExp(`(?<![感多])[${SURNAMES}]\\p{Script=Han}{0,2}(?=(${TITLES}))`, 'gu')],
  ['name', new RegExp(`[小老阿][${SURNAMES}](?!\\p{Script=Han}*(区|路))(?=[，。,.！!；;、\\s]|$)`, 'gu')],
  ['name', new RegExp(`[${SURNAMES}](某某|某)`, 'gu')],
  ['name', /\b(Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s+\p{Lu}[\p{L}'’-]+(\s+\p{Lu}[\p{L}'’-]+)?/gu],
  [
    'name',
    /(?<=\b([Mm]y name is|I am|I'm|[Cc]all me|[Cc]ontact|[Aa]sk for)\s)\p{Lu}[\p{L}'’-]+(\s+\p{Lu}[\p{L}'’-]+)*/gu,
  ],
  ['name', /\b\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+\b/gu],
]

/**
 * What may not stand in a quotation is struck out: addresses of mail and web, accounts, identity numbers, every number,
 * names where their surroundings show them, the places that are handed in, and what the evaluator strikes beside them.
 * Rather too much is struck out than too little; nothing comes back.
 *
 * @param places names of districts and cities in any language
 * @param byHand words the evaluator strikes out
 * @returns the text in pieces, in order; joined they are the text
 */
export function redactQuote(
  text: string,
  places: readonly string[],
  byHand: readonly string[],
): QuotePiece[] {
  const rules = [
    ...byHand
      .map((word) => word.trim())
      .filter(Boolean)
      .map((word) => ['hand', new RegExp(escape(word), 'giu')] as const),
    ...RULES,
    ...(places.length > 0 ? [['place', oneOf(places)] as const] : []),
  ]
  let pieces: QuotePiece[] = [{ text, struck: null }]
  for (const [reason, pattern] of rules) {
    pieces = pieces.flatMap((piece) => (piece.struck ? [piece] : strike(piece.text, pattern, reason)))
  }
  return pieces
}

/** The quotation as it is told. Struck pieces beside one another leave one mark. */
export function tellQuote(pieces: readonly QuotePiece[]): string {
  const told = pieces.map(({ text, struck }) => (struck ? STRUCK : text)).join('')
  return told.replace(/\[…\](\s*\[…\])+/g, STRUCK)
}

function strike(text: string, pattern: RegExp, reason: StrikeReason): QuotePiece[] {
  const pieces: QuotePiece[] = []
  let from = 0
  for (const match of text.matchAll(pattern)) {
    if (match[0] === '') continue
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), struck: null })
    pieces.push({ text: match[0], struck: reason })
    from = match.index + match[0].length
  }
  if (from < text.length) pieces.push({ text: text.slice(from), struck: null })
  return pieces
}

/** Longer names first, so that a city's is not struck out of a district's. */
function oneOf(words: readonly string[]): RegExp {
  const longest = words.toSorted((a, b) => b.length - a.length)
  return new RegExp(longest.map(escape).join('|'), 'giu')
}

function escape(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
