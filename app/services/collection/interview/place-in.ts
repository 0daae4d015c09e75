import { TRADITIONAL } from '#app/platform/i18n/resident-languages.ts'
import type { ResidentTag } from '#app/platform/i18n.server.ts'

/** Hong Kong, Macao and their districts as they write themselves; the register has them in simplified characters. */
const TRADITIONAL_PLACES: Record<string, string> = {
  香港特别行政区: '香港特別行政區',
  澳门特别行政区: '澳門特別行政區',
  中西区: '中西區',
  湾仔区: '灣仔區',
  东区: '東區',
  南区: '南區',
  油尖旺区: '油尖旺區',
  深水埗区: '深水埗區',
  九龙城区: '九龍城區',
  黄大仙区: '黃大仙區',
  观塘区: '觀塘區',
  葵青区: '葵青區',
  荃湾区: '荃灣區',
  屯门区: '屯門區',
  元朗区: '元朗區',
  北区: '北區',
  大埔区: '大埔區',
  沙田区: '沙田區',
  西贡区: '西貢區',
  离岛区: '離島區',
}

/** A place's Chinese name as the readers of a language write it; the register's own where we know no other. */
export function placeIn(nameZh: string, language: ResidentTag): string {
  return (language === TRADITIONAL ? TRADITIONAL_PLACES[nameZh] : undefined) ?? nameZh
}
