import { useTranslation } from 'react-i18next'

import { MessageScreen } from './message-screen.tsx'

interface Props {
  why: 'unknownWave' | 'unknownCity' | 'draft' | 'paused' | 'closed'
  wave: string
  /** day the wave opens, in words */
  opensOn: string
}

/** Why no questions are asked here now, and where to go instead. */
export function NotAskingScreen({ why, wave, opensOn }: Props) {
  const { t } = useTranslation('resident')
  const link =
    why === 'closed'
      ? { href: '/ranking', words: t('closed.results') }
      : why === 'unknownCity'
        ? { href: `/s/${wave}`, words: t('closed.chooseCity') }
        : { href: '/', words: t('home') }
  return (
    <MessageScreen title={t(`closed.${why}.title`)} body={[t(`closed.${why}.body`, { date: opensOn })]}>
      <p>
        <a className="way" href={link.href}>
          {link.words}
        </a>
      </p>
    </MessageScreen>
  )
}
