/** A phone and a laptop, each in both languages; by day and by night on both and in both. */
export const SCREENS = [
  { language: 'zh-CN', device: 'phone', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { language: 'en', device: 'laptop', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  { language: 'zh-CN', device: 'laptop', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { language: 'en', device: 'phone', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const

export type Screen = (typeof SCREENS)[number]
