// The list of shortcuts, with the switch that turns single letters off.
import { useTranslation } from 'react-i18next'
import { usePref } from '../prefs'
import { Dialog } from '../ui/Dialog'
import { CheckField } from '../ui/Field'
import { useShortcutList } from './keys'

const NAMES: Record<string, string> = { ArrowLeft: '←', ArrowRight: '→', 'mod+k': 'Ctrl/⌘ K' }

export function Shortcuts(p: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const [letters, setLetters] = usePref('letters')
  const all = useShortcutList()
  return (
    <Dialog open={p.open} title={t('keys.title')} onClose={p.onClose} closeLabel={t('common.close')}>
      <dl className="keys">
        {all.map((s) => (
          <div key={s.keys}>
            <dt>
              {(NAMES[s.keys] ?? s.keys).split(' ').map((k) => (
                <kbd key={k}>{k}</kbd>
              ))}
            </dt>
            <dd>{s.title}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>Esc</kbd>
          </dt>
          <dd>{t('keys.close')}</dd>
        </div>
      </dl>
      <CheckField
        label={t('keys.letters')}
        checked={letters === 'on'}
        onChange={(on) => setLetters(on ? 'on' : 'off')}
      />
    </Dialog>
  )
}
