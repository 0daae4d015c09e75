/** Where the open link of a wave is shown. */
export const CHANNEL_KINDS = [
  'poster',
  'leaflet',
  'wechat',
  'community',
  'media',
  'website',
  'event',
  'other',
] as const
export type ChannelKind = (typeof CHANNEL_KINDS)[number]

/** Channel of an answer whose link names none that the wave has. */
export const NO_CHANNEL = 'direct'

/** Answers below which an hour is not written down, and below which no alarm is given. */
export const LEAST_IN_HOUR = 10
