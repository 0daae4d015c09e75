import { useTranslation } from 'react-i18next'

/** Day and time on the clocks of mainland China, where the platform is run; pages name the zone beside it. */
export function useClockTime(): (time: Date) => string {
  const { i18n } = useTranslation()
  const format = new Intl.DateTimeFormat(i18n.language, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    hourCycle: 'h23',
    timeZone: 'Asia/Shanghai',
  })
  return (time) => format.format(time)
}
