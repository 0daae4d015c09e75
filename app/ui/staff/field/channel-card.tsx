import { useTranslation } from 'react-i18next'

import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { QrCode } from './qr-code.tsx'

interface Props {
  channel: { code: string; kind: string; name: string }
  /** the link residents open */
  link: string
  /** may still be taken away */
  removable: boolean
}

/** A channel with its link, as text and as a QR code for a poster. */
export function ChannelCard({ channel, link, removable }: Props) {
  const { t } = useTranslation('evaluator')
  return (
    <article className="channel-card">
      <QrCode text={link} label={t('channels.qr', { name: channel.name })} />
      <div>
        <h3>{channel.name}</h3>
        <p className="soft small">
          {t(`channels.kind.${channel.kind}`)} · {channel.code}
        </p>
        <p>
          <code>{link}</code>
        </p>
        {removable && (
          <form method="post">
            <input type="hidden" name="code" value={channel.code} />
            <SubmitButton name="step" value="remove" tone="danger">
              {t('channels.remove')}
            </SubmitButton>
          </form>
        )}
      </div>
    </article>
  )
}
