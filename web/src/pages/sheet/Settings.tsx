// How the sheet behaves for this person.
import { useTranslation } from 'react-i18next'
import { usePref } from '../../prefs'
import { CheckField, Choices } from '../../ui/Field'

export function Settings() {
  const { t } = useTranslation()
  const [enter, setEnter] = usePref('enter')
  const [neighbours, setNeighbours] = usePref('neighbours')
  const [thousands, setThousands] = usePref('thousands')
  return (
    <div className="settings">
      <span aria-hidden="true">{t('sheet.enter')}</span>
      <Choices
        label={t('sheet.enter')}
        value={enter}
        onChange={(v) => setEnter(v === 'right' ? 'right' : 'down')}
        options={[
          { value: 'down', label: t('sheet.down') },
          { value: 'right', label: t('sheet.right') },
        ]}
      />
      <CheckField
        label={t('sheet.neighbours')}
        checked={neighbours === 'on'}
        onChange={(on) => setNeighbours(on ? 'on' : 'off')}
      />
      <CheckField
        label={t('sheet.thousands')}
        checked={thousands === 'on'}
        onChange={(on) => setThousands(on ? 'on' : 'off')}
      />
    </div>
  )
}
